//! What a screen reader meets in each sheet, as text.

use std::{fmt::Write as _, fs, path::PathBuf};

use egui_kittest::kittest::NodeT;

use crate::bench::{Window, sheet, whole};

/// The tree as lines of role, name and state, in reading order.
fn outline(window: &Window) -> String {
    let mut text = String::new();
    walk(&window.root(), 0, &mut text);
    text
}

fn walk<'t, N: NodeT<'t> + 't>(node: &N, depth: usize, text: &mut String) {
    let access = node.accesskit_node();
    let role = format!("{:?}", access.role());
    let name = access.label().or_else(|| access.value()).unwrap_or_default();
    let said =
        !matches!(role.as_str(), "GenericContainer" | "Window" | "Unknown" | "TextRun" | "ScrollView" | "ScrollBar");
    if said {
        let name: String = name.chars().take(100).collect();
        let _ = write!(text, "{:1$}{role}", "", depth * 2);
        if access.role() == egui::accesskit::Role::Heading {
            let _ = write!(text, " {}", access.data().level().unwrap_or(0));
        }
        let _ = write!(text, " “{name}”");
        if let Some(toggled) = access.toggled() {
            let _ = write!(text, " {toggled:?}");
        }
        if access.is_focused() {
            text.push_str(" focused");
        }
        text.push('\n');
    }
    if role == "MultilineTextInput" || role == "TextInput" || role == "Label" {
        return;
    }
    for child in node.children() {
        walk(&child, depth + usize::from(said), text);
    }
}

pub fn check(name: &str, window: &Window) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/screens/outlines").join(format!("{name}.txt"));
    let now = outline(window);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &now).expect("writes the outline");
        return;
    }
    let before = fs::read_to_string(&path).unwrap_or_default();
    let differs = before.lines().zip(now.lines()).find(|(before, now)| before != now);
    assert!(before == now, "the outline of {name} changed, first at {differs:?}; UPDATE=1 writes it anew");
}

#[test]
fn barriers_reads_in_order_the_short_way() {
    check("barriers-short", &sheet("barriers-to-an-accepting-attitude"));
}

#[test]
fn barriers_reads_in_order_as_a_whole() {
    let mut window = sheet("barriers-to-an-accepting-attitude");
    whole(&mut window);
    check("barriers-whole", &window);
}

#[test]
fn validating_reads_in_order_as_a_whole() {
    let mut window = sheet("validating-style");
    whole(&mut window);
    check("validating-whole", &window);
}

#[test]
fn context_reads_in_order_as_a_whole() {
    let mut window = sheet("context-and-differences");
    whole(&mut window);
    check("context-whole", &window);
}

#[test]
fn just_a_line_reads_in_order() {
    check("just-a-line", &sheet("just-a-line"));
}
