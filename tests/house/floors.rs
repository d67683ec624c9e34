//! A module uses only what the table of floors in `lib.rs` allows.

use attune::FLOORS;

use super::sources::{self, Named};

#[test]
fn every_module_uses_only_the_floors_below_it() {
    let mut faults = Vec::new();
    for source in sources::all() {
        let Some(module) = source.module.first() else { continue };
        for named in sources::paths(&source.module, &source.syntax) {
            if let Some(rule) = broken_rule(module, &named) {
                faults.push(format!("{}:{}: {} ({rule})", source.name, named.line, named.parts.join("::")));
            }
        }
    }
    assert!(faults.is_empty(), "{} uses break the rules of the house:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_top_module_has_a_floor_and_no_floor_is_above_its_own() {
    let known: Vec<&str> = FLOORS.iter().map(|(name, _)| *name).collect();
    for source in sources::all() {
        if let [module] = source.module.as_slice() {
            assert!(known.contains(&module.as_str()) || module == "main", "{module} has no line in FLOORS");
        }
    }
    for (at, (name, allowed)) in FLOORS.iter().enumerate() {
        for below in *allowed {
            let place = known.iter().position(|known| known == below);
            assert!(place.is_some_and(|place| place < at), "{name} may use {below}, which does not stand before it");
        }
    }
}

/// Which rule a named path breaks, if it breaks one.
fn broken_rule(module: &str, named: &Named) -> Option<String> {
    let [root, target, ..] = named.parts.as_slice() else { return None };
    if root != "crate" || target == module || !FLOORS.iter().any(|(name, _)| name == target) {
        return None;
    }
    if module == "main" {
        return (target != "shell").then(|| "main only starts shell".to_owned());
    }
    let allowed = FLOORS.iter().find(|(name, _)| *name == module).map_or(&[][..], |(_, allowed)| allowed);
    (!allowed.contains(&target.as_str())).then(|| format!("{module} may use {allowed:?} only"))
}

#[test]
fn a_use_of_a_higher_floor_is_seen() {
    let seen = |module: &str, text: &str| {
        let syntax = syn::parse_file(text).unwrap();
        sources::paths(&[module.to_owned(), "inner".to_owned()], &syntax)
            .iter()
            .filter_map(|named| broken_rule(module, named))
            .count()
    };
    assert_eq!(seen("template", "use crate::worksheet::Answer;"), 1);
    assert_eq!(seen("template", "use super::super::ui;"), 1);
    assert_eq!(seen("page", "fn f() { println!(\"{}\", crate::shell::main()); }"), 1);
    assert_eq!(seen("ui", "fn f() { crate::store::save(); crate::app::run(); }"), 1);
    assert_eq!(seen("shell", "use crate::{store, ui, app::run};"), 0);
}
