//! The three themes: every text stands out from the ground it may stand on.

use attune::ui::theme::Scheme;
use egui::Color32;

fn luminance(colour: Color32) -> f64 {
    let part = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(colour.r()) + 0.7152 * part(colour.g()) + 0.0722 * part(colour.b())
}

fn contrast(one: Color32, other: Color32) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn every_text_has_the_contrast_its_theme_promises() {
    for (scheme, least) in [(Scheme::Light, 4.8), (Scheme::Dark, 5.9), (Scheme::HighContrast, 7.9)] {
        let t = scheme.tokens();
        let grounds = [t.app, t.sheet, t.field, t.hover];
        let mut pairs: Vec<(Color32, Color32)> =
            grounds.iter().flat_map(|ground| [(t.text, *ground), (t.muted, *ground), (t.accent, *ground)]).collect();
        pairs.extend([
            (t.accent_on, t.accent),
            (t.text, t.accent_soft),
            (t.text, t.comment_bg),
            (t.comment, t.comment_bg),
            (t.note, t.note_bg),
            (t.pick_text, t.pick),
            (t.warn, t.sheet),
            (t.danger, t.sheet),
            (t.text, t.selection),
        ]);
        for (ink, ground) in pairs {
            let found = contrast(ink, ground);
            assert!(found >= least - 0.05, "{scheme:?}: {ink:?} on {ground:?} has {found:.2}");
        }
    }
}

#[test]
fn the_edge_of_what_can_be_filled_in_is_seen() {
    for scheme in Scheme::ALL {
        let t = scheme.tokens();
        for ground in [t.app, t.sheet, t.field] {
            let found = contrast(t.border_strong, ground);
            assert!(found >= 3.0, "{scheme:?}: edges on {ground:?} have {found:.2}");
        }
    }
}
