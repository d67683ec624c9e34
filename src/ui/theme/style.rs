//! egui's own style, set to match ours.

use egui::{
    Context, CornerRadius, FontId, Margin, Stroke, Style, TextStyle, Theme, Vec2, Visuals,
    style::{ScrollAnimation, ScrollStyle, WidgetVisuals},
};

use super::{Family, Look, Role};

/// What is never changed again.
pub(super) fn options(ctx: &Context) {
    ctx.options_mut(|options| {
        // Quitting, and zooming, are ours: both must pass the guard for unsaved work or the settings.
        options.quit_shortcuts.clear();
        options.zoom_with_keyboard = false;
        options.fallback_theme = Theme::Light;
        // One pass a frame: a second one would show the text as it was before the keystroke, and the
        // caret would be cut back to it.
        options.max_passes = std::num::NonZeroUsize::MIN;
    });
}

/// Sets both of egui's styles to this look; which of them is in use does not matter then.
pub(super) fn apply(ctx: &Context, look: Look, still: bool) {
    ctx.all_styles_mut(|style| {
        spacing(style);
        style.visuals = visuals(look);
        text_styles(style, look);
        style.animation_time = if still { 0.0 } else { 0.12 };
        style.scroll_animation = if still { ScrollAnimation::none() } else { ScrollAnimation::duration(0.12) };
        style.interaction.selectable_labels = false;
        style.interaction.tooltip_delay = 0.6;
    });
}

fn spacing(style: &mut Style) {
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::ZERO;
    spacing.interact_size = Vec2::new(36.0, 36.0);
    spacing.button_padding = Vec2::new(16.0, 8.0);
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(24);
    spacing.text_edit_width = f32::INFINITY;
    spacing.tooltip_width = 320.0;
    spacing.scroll = ScrollStyle {
        bar_width: 10.0,
        floating_width: 6.0,
        floating_allocated_width: 0.0,
        bar_inner_margin: 2.0,
        bar_outer_margin: 2.0,
        foreground_color: false,
        dormant_handle_opacity: 0.5,
        active_handle_opacity: 0.7,
        interact_handle_opacity: 1.0,
        ..ScrollStyle::floating()
    };
    spacing.scroll.fade.strength = 0.0;
}

fn text_styles(style: &mut Style, look: Look) {
    let font = |role: Role| role.letters(look).font();
    style.text_styles = [
        (TextStyle::Small, font(Role::Caption)),
        (TextStyle::Body, font(Role::Body)),
        (TextStyle::Button, font(Role::Button)),
        (TextStyle::Heading, font(Role::Section)),
        (TextStyle::Monospace, FontId::new(15.0, Family::Sans.egui())),
    ]
    .into();
}

fn visuals(look: Look) -> Visuals {
    let mut visuals = if look.dark { Visuals::dark() } else { Visuals::light() };
    visuals.panel_fill = look.sheet;
    visuals.window_fill = look.sheet;
    visuals.window_stroke = look.high_stroke();
    visuals.window_corner_radius = CornerRadius::same(12);
    visuals.menu_corner_radius = CornerRadius::same(8);
    visuals.window_shadow = look.high;
    visuals.popup_shadow = look.high;
    visuals.extreme_bg_color = look.border;
    visuals.text_edit_bg_color = Some(look.field);
    visuals.faint_bg_color = look.app;
    visuals.weak_text_color = Some(look.muted);
    visuals.hyperlink_color = look.accent;
    visuals.warn_fg_color = look.warn;
    visuals.error_fg_color = look.danger;
    visuals.selection.bg_fill = look.selection;
    visuals.selection.stroke = Stroke::new(1.0, look.text);
    visuals.text_cursor.stroke = Stroke::new(2.0, look.accent);
    visuals.text_cursor.blink = false;
    visuals.indent_has_left_vline = false;
    visuals.striped = false;
    visuals.disabled_alpha = 0.5;
    visuals.interact_cursor = Some(egui::CursorIcon::PointingHand);
    visuals.text_options.font_hinting = false;
    let state = |fill, stroke: Stroke| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: stroke,
        corner_radius: CornerRadius::same(8),
        fg_stroke: Stroke::new(1.5, look.text),
        expansion: 0.0,
    };
    let widgets = &mut visuals.widgets;
    widgets.noninteractive = state(look.sheet, look.hairline());
    widgets.inactive = state(look.border_strong, Stroke::NONE);
    widgets.hovered = state(look.muted, Stroke::NONE);
    widgets.active = state(look.muted, Stroke::NONE);
    widgets.open = state(look.hover, Stroke::NONE);
    visuals
}
