//! Every control of every screen has one name and a role, and no name says a thing twice.

use egui::{
    Rect,
    accesskit::{Action, Role},
};
use egui_kittest::kittest::NodeT;

use crate::{
    bench::{Window, tall_everything, window},
    fits::{DIALOGS, SCREENS},
};

/// What is wrong with what a screen reader finds in a window.
fn faults(window: &Window) -> Vec<String> {
    let mut faults = Vec::new();
    let mut said: Vec<(Role, String, Rect)> = Vec::new();
    for node in window.root().children_recursive() {
        let access = node.accesskit_node();
        let (role, name) = (access.role(), access.label().unwrap_or_default());
        let data = access.data();
        let acts = data.supports_action(Action::Click) || data.supports_action(Action::Focus);
        let said_now = format!("{role:?} “{name}”");
        if acts && matches!(role, Role::Unknown | Role::GenericContainer | Role::Label) {
            faults.push(format!("{said_now} acts and has no role"));
        }
        let control = acts || role == Role::ScrollBar || role == Role::Heading || role == Role::Dialog;
        if control && name.trim().is_empty() && !matches!(role, Role::TextRun | Role::Window) {
            faults.push(format!("{said_now} has no name: {:?}", access.value()));
        }
        if let Some(part) = twice(&name) {
            faults.push(format!("{said_now} says “{part}” twice"));
        }
        let description = access.data().description().unwrap_or_default();
        if control && !description.is_empty() && description.trim() == name.trim() {
            faults.push(format!("{said_now} is described by its name once more"));
        }
        let value = access.value().unwrap_or_default();
        if control && !value.is_empty() && value.trim() == name.trim() {
            faults.push(format!("{said_now} says its name as its value once more"));
        }
        let words = if role == Role::Label { &value } else { &name };
        if (acts || role == Role::Label) && !words.is_empty() {
            said.push((role, words.clone(), node.rect()));
        }
    }
    for (at, (role, words, rect)) in said.iter().enumerate() {
        let again = |(other, name, area): &&(Role, String, Rect)| {
            let one_place = area.expand(2.0).contains_rect(*rect) || rect.expand(2.0).contains_rect(*area);
            one_place && name == words && (role, other) != (&Role::Label, &Role::Label)
        };
        if let Some((other, ..)) = said.iter().skip(at + 1).find(again) {
            faults.push(format!("“{words}” is told twice at one place, by {role:?} and {other:?}"));
        }
    }
    faults
}

/// A part of a name, between commas, that follows itself.
fn twice(name: &str) -> Option<&str> {
    let parts: Vec<&str> = name.split(", ").map(str::trim).collect();
    parts.windows(2).find(|pair| pair[0] == pair[1] && !pair[0].is_empty()).map(|pair| pair[0])
}

#[test]
fn every_control_of_every_screen_has_one_name_and_a_role() {
    let mut wrong = Vec::new();
    for size in [(1280.0, 800.0), (760.0, 560.0)] {
        for (name, shown) in SCREENS.into_iter().chain(DIALOGS) {
            let mut window = window(size, shown());
            window.run();
            wrong.extend(faults(&window).into_iter().map(|fault| format!("{name} in {size:?}: {fault}")));
        }
    }
    wrong.extend(faults(&tall_everything()).into_iter().map(|fault| format!("every kind of question: {fault}")));
    assert!(wrong.is_empty(), "{} faults\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_name_that_says_a_thing_twice_is_seen() {
    assert_eq!(twice("Just a line, Just a line, today"), Some("Just a line"));
    assert_eq!(twice("Just a line, KX-27, today"), None);
}
