//! Comments of a reviewer beside the answers they are about.

use egui::Ui;

use super::cx::Cx;

/// Whether there is something to show.
pub fn wanted(cx: &Cx<'_>) -> bool {
    let _ = cx;
    false
}

/// The control that F6 goes to.
pub fn first_control(cx: &Cx<'_>) -> Option<egui::Id> {
    let _ = cx;
    None
}

/// Shows the comments beside the column.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, column_right: f32) {
    let _ = (ui, cx, column_right);
}

/// Shows the comments one under the other.
pub fn list(ui: &mut Ui, cx: &mut Cx<'_>) {
    let _ = (ui, cx);
}
