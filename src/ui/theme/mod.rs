//! How the window looks: colours, faces, sizes, icons; and nothing of what it shows.
//!
//! [`of`] gives the look of a frame. Widgets of the kit draw themselves from
//! it; egui's own style is set to match, for the few things it draws itself
//! (scroll bars, text selection, menus).

mod fonts;
mod icons;
mod letters;
mod style;
mod tokens;

use egui::{Context, Theme as EguiTheme, ThemePreference, Ui};

use crate::app::{Settings, Theme, WritingSize};

pub use fonts::Family;
pub use icons::Icon;
pub use letters::{Letters, Role};
pub use tokens::{INK, Scheme, Tokens};

/// The look of this frame: the colours of its theme and the size of the writing.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Which theme.
    pub scheme: Scheme,
    /// Its colours and strokes; also reached by dereferencing.
    pub tokens: &'static Tokens,
    /// Size and line height of what a person writes.
    pub writing: (f32, f32),
}

impl std::ops::Deref for Look {
    type Target = Tokens;
    fn deref(&self) -> &Tokens {
        self.tokens
    }
}

/// What was applied last.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Applied {
    scheme: Scheme,
    writing: WritingSize,
    still: bool,
}

fn applied_id() -> egui::Id {
    egui::Id::unique("attune.look")
}

/// The look of this frame.
#[must_use]
pub fn of(ui: &Ui) -> Look {
    look(ui.ctx())
}

/// The look of this frame, where there is no `Ui`.
#[must_use]
pub fn look(ctx: &Context) -> Look {
    let applied: Applied = ctx.data(|data| data.get_temp(applied_id())).unwrap_or_default();
    let writing = match applied.writing {
        WritingSize::Small => (16.0, 24.0),
        WritingSize::Normal => (18.0, 28.0),
        WritingSize::Large => (20.0, 32.0),
        WritingSize::Larger => (22.0, 36.0),
    };
    Look { scheme: applied.scheme, tokens: applied.scheme.tokens(), writing }
}

/// Sets faces and styles once, before the first frame.
pub fn install(ctx: &Context) {
    fonts::install(ctx);
    style::options(ctx);
    set(ctx, Applied::default());
}

/// Sets the theme and the writing size that the settings ask for; cheap when nothing changed.
pub fn apply(ctx: &Context, settings: &Settings) {
    let preference = match settings.theme {
        Theme::System => ThemePreference::System,
        Theme::Dark => ThemePreference::Dark,
        Theme::Light | Theme::HighContrast => ThemePreference::Light,
    };
    if ctx.options(|options| options.theme_preference) != preference {
        ctx.set_theme(preference);
    }
    let scheme = match settings.theme {
        Theme::HighContrast => Scheme::HighContrast,
        _ if ctx.theme() == EguiTheme::Dark => Scheme::Dark,
        _ => Scheme::Light,
    };
    let wanted = Applied { scheme, writing: settings.writing_size, still: settings.still };
    if ctx.data(|data| data.get_temp::<Applied>(applied_id())) != Some(wanted) {
        set(ctx, wanted);
        ctx.request_repaint();
    }
}

fn set(ctx: &Context, wanted: Applied) {
    ctx.data_mut(|data| data.insert_temp(applied_id(), wanted));
    style::apply(ctx, look(ctx), wanted.still);
}
