//! The colours and strokes of the three themes, read from `assets/themes`.
//!
//! Colours are named by what they are for. No other file of the window names
//! a colour by its numbers. **Invariant:** every text on the ground it may
//! stand on has at least the contrast written in `tests/screens/theme.rs`.

use std::sync::LazyLock;

use egui::{Color32, Shadow, Stroke};
use serde::{Deserialize, Deserializer, de::Error};

/// The three themes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scheme {
    /// Paper on a desk.
    #[default]
    Light,
    /// The same, by lamplight.
    Dark,
    /// Thick strokes, black on white.
    HighContrast,
}

macro_rules! tokens {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// Colours and strokes of one theme.
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct Tokens {
            /// Whether light stands on dark.
            pub dark: bool,
            $($(#[$doc])* #[serde(deserialize_with = "colour")] pub $name: Color32,)*
            /// A line between outline and sheet, where a theme has one.
            #[serde(deserialize_with = "maybe_colour")]
            pub pane_edge: Option<Color32>,
            /// Width of the border of fields, boxes and rings.
            pub stroke: f32,
            /// Width of a focus ring.
            pub focus: f32,
            /// Under the welcome sheet and printed pages.
            #[serde(deserialize_with = "shadow")]
            pub low: Shadow,
            /// Under the chosen half of a switch.
            #[serde(deserialize_with = "shadow")]
            pub pick_low: Shadow,
            /// Under menus, toasts and modals.
            #[serde(deserialize_with = "shadow")]
            pub high: Shadow,
            /// Width of an edge in place of the low shadow.
            pub low_edge: f32,
            /// Width of an edge in place of the high shadow.
            pub high_edge: f32,
        }
    };
}

tokens! {
    /// Desk, outline, blank tiles, *What is asked of you*.
    app,
    /// Paper, panels, menus, modals.
    sheet,
    /// Fields, boxes, rings, draft cards.
    field,
    /// Hover, current row, secondary button, switch track.
    hover,
    /// Hover of a secondary button, pressed quiet button.
    press,
    /// The chosen half of a switch.
    pick,
    /// Words on it.
    pick_text,
    /// Hairlines, card edges, rest of a track: decorative.
    border,
    /// Fields, boxes, rings, unset track.
    border_strong,
    /// What is read.
    text,
    /// What is said beside it.
    muted,
    /// Here, chosen, go on.
    accent,
    /// Words on the accent.
    accent_on,
    /// Primary button under the pointer.
    accent_hover,
    /// Primary button held down.
    accent_press,
    /// Rating row in focus, message under an option, chosen chip.
    accent_soft,
    /// Selected text.
    selection,
    /// The other person's voice.
    comment,
    /// Its ground.
    comment_bg,
    /// A note for myself.
    note,
    /// Its ground.
    note_bg,
    /// The check before *Saved*, *Finished* and the proof.
    success,
    /// *Nothing is kept yet* and soft warnings.
    warn,
    /// Not saved, throw away, a value that cannot be.
    danger,
    /// Ground of *Throw away* under the pointer.
    danger_bg,
    /// Words on danger.
    danger_on,
    /// The action on a toast: the other theme's accent.
    toast_action,
    /// A printed page, in every theme.
    paper,
    /// Behind a modal.
    scrim,
}

/// The ink of a printed page, in every theme.
pub const INK: Color32 = Color32::from_rgb(0x22, 0x26, 0x2B);

static LIGHT: LazyLock<Tokens> = LazyLock::new(|| read(include_str!("../../../assets/themes/light.ron")));
static DARK: LazyLock<Tokens> = LazyLock::new(|| read(include_str!("../../../assets/themes/dark.ron")));
static CONTRAST: LazyLock<Tokens> = LazyLock::new(|| read(include_str!("../../../assets/themes/high-contrast.ron")));

impl Scheme {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::HighContrast];

    /// Its colours and strokes.
    #[must_use]
    pub fn tokens(self) -> &'static Tokens {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
            Self::HighContrast => &CONTRAST,
        }
    }
}

impl Tokens {
    /// The border of a field, box or ring.
    #[must_use]
    pub fn field_stroke(&self) -> Stroke {
        Stroke::new(self.stroke, self.border_strong)
    }

    /// A focus ring, or the border of a field in focus.
    #[must_use]
    pub fn focus_stroke(&self) -> Stroke {
        Stroke::new(self.focus, self.accent)
    }

    /// A hairline.
    #[must_use]
    pub fn hairline(&self) -> Stroke {
        Stroke::new(1.0, self.border)
    }

    /// The edge of menus, toasts and modals: a hairline, or a thick line in place of the shadow.
    #[must_use]
    pub fn high_stroke(&self) -> Stroke {
        if self.high_edge > 0.0 { Stroke::new(self.high_edge, self.border_strong) } else { self.hairline() }
    }

    /// The edge of the welcome sheet and printed pages, where there is no shadow.
    #[must_use]
    pub fn low_stroke(&self) -> Stroke {
        Stroke::new(self.low_edge, self.border_strong)
    }
}

#[expect(clippy::expect_used, reason = "the files are part of the program; tests/screens/theme.rs reads all three")]
fn read(text: &str) -> Tokens {
    ron::Options::default().from_str(text).expect("a theme file")
}

fn colour<'de, D: Deserializer<'de>>(d: D) -> Result<Color32, D::Error> {
    let text = String::deserialize(d)?;
    hex(&text).ok_or_else(|| D::Error::custom("a colour is written as #RRGGBB or #RRGGBBAA"))
}

fn maybe_colour<'de, D: Deserializer<'de>>(d: D) -> Result<Option<Color32>, D::Error> {
    let text = Option::<String>::deserialize(d)?;
    text.map(|text| hex(&text).ok_or_else(|| D::Error::custom("a colour is written as #RRGGBB"))).transpose()
}

fn hex(text: &str) -> Option<Color32> {
    let digits = text.strip_prefix('#')?;
    let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    match digits.len() {
        6 => Some(Color32::from_rgb(part(0)?, part(2)?, part(4)?)),
        8 => Some(Color32::from_rgba_unmultiplied(part(0)?, part(2)?, part(4)?, part(6)?)),
        _ => None,
    }
}

fn shadow<'de, D: Deserializer<'de>>(d: D) -> Result<Shadow, D::Error> {
    #[derive(Deserialize)]
    #[serde(rename = "Shadow", deny_unknown_fields)]
    struct Written {
        y: i8,
        blur: u8,
        #[serde(deserialize_with = "colour")]
        color: Color32,
    }
    let written = Written::deserialize(d)?;
    Ok(Shadow { offset: [0, written.y], blur: written.blur, spread: 0, color: written.color })
}
