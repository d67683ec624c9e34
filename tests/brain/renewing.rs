//! A newer version of a worksheet's template: told, looked at, taken over, taken back.

use std::sync::Arc;

use attune::{
    app::{Command, Dialog, newer},
    template::{Template, read, shelf},
};

use crate::desk::Desk;

/// The shelf's sheet with one question less, as a newer version.
fn newer_line() -> Option<Arc<Template>> {
    let text = shelf::all().iter().find(|one| one.id == "just-a-line")?.text;
    let old = shelf::template("just-a-line")?.version.clone();
    let text = text.replace(&format!("version: \"{old}\""), "version: \"9.0.0\"");
    read("just-a-line.ron", &text, &shelf::look_up).template.map(Arc::new)
}

#[test]
fn a_newer_version_is_told_looked_at_taken_over_and_taken_back() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "A line.");
    assert!(newer(&desk.state, desk.doc(doc)).is_none());
    let at = desk.state.shelf.entries.iter().position(|entry| entry.template.id == "just-a-line").unwrap();
    desk.state.shelf.entries[at].template = newer_line().unwrap();
    assert_eq!(newer(&desk.state, desk.doc(doc)), Some("9.0.0"));
    desk.send(Command::LookAtVersion(doc));
    let Dialog::Renew { version, lines, .. } = desk.dialog().clone() else { panic!("no preview") };
    assert!(version == "9.0.0" && !lines.is_empty());
    let before = desk.doc(doc).sheet().template.version.clone();
    desk.send(Command::TakeOverVersion(doc));
    assert_eq!(desk.state.dialog, None);
    assert_eq!(desk.doc(doc).sheet().template.version, "9.0.0");
    assert!(newer(&desk.state, desk.doc(doc)).is_none());
    desk.send(Command::UndoIn(doc));
    assert_eq!(desk.doc(doc).sheet().template.version, before);
    assert_eq!(desk.doc(doc).sheet().content.answers.get("line").text(), Some("A line."));
}
