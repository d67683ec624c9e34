//! Names for the bars that scroll, which egui draws without one.

use egui::{Context, FullOutput, accesskit::Role};

use crate::t;

/// Names every bar for screen readers before they get what was drawn.
pub struct Bars;

impl egui::Plugin for Bars {
    fn debug_name(&self) -> &'static str {
        "names for scroll bars"
    }

    fn output_hook(&mut self, _: &Context, output: &mut FullOutput) {
        let Some(update) = &mut output.platform_output.accesskit_update else { return };
        for (_, node) in &mut update.nodes {
            if node.role() != Role::ScrollBar || node.label().is_some() {
                continue;
            }
            let down = node.bounds().is_none_or(|bounds| bounds.height() >= bounds.width());
            node.set_label(if down { t!("scroll-bar") } else { t!("scroll-bar-across") });
        }
    }
}
