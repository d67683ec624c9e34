//! Clock, disk, network and foreign crates are used only where they belong.

use super::sources;

/// Beginnings of paths, and the modules that may use them.
const OUTSIDERS: &[(&str, &[&str])] = &[
    ("std::fs", &["shell"]),
    ("std::net", &[]),
    ("std::env", &["shell"]),
    ("std::process", &["shell", "main"]),
    ("std::thread", &["shell"]),
    ("std::time::SystemTime", &["shell"]),
    ("std::time::Instant", &["shell"]),
    ("std::time::UNIX_EPOCH", &["shell"]),
    ("jiff::Zoned", &["shell"]),
    ("jiff::Timestamp", &["shell"]),
    ("jiff", &["base", "shell"]),
    ("getrandom", &["seal", "shell"]),
    ("age", &["seal"]),
    ("hmac", &["seal"]),
    ("zxcvbn", &["seal"]),
    ("eframe", &["shell"]),
    ("egui_winit", &["shell"]),
    ("softbuffer", &["shell"]),
    ("winit", &["shell"]),
    ("log", &["shell"]),
    ("rfd", &["shell"]),
    ("zbus", &["shell"]),
    ("lexopt", &["shell"]),
    ("async_signal", &["shell"]),
    ("futures_core", &["shell"]),
    ("egui", &["ui", "shell"]),
    ("kurbo", &["ui"]),
    ("harfrust", &["page"]),
    ("icu_segmenter", &["page"]),
    ("hypher", &["page"]),
    ("printpdf", &["print"]),
    ("lopdf", &["print"]),
    ("subsetter", &["print"]),
    ("fontique", &["shell"]),
    ("egui_system_font_provider", &["shell"]),
    ("hayro", &["print"]),
    ("hayro_interpret", &["print"]),
    ("hayro_syntax", &["print"]),
    ("fluent_bundle", &["words"]),
];

#[test]
fn clock_disk_and_foreign_crates_are_used_where_they_belong() {
    let mut faults = Vec::new();
    for source in sources::all() {
        let module = source.module.first().map_or("", String::as_str);
        for named in sources::paths(&source.module, &source.syntax) {
            let path = named.parts.join("::");
            for (outsider, allowed) in OUTSIDERS {
                let begins = path == *outsider || path.starts_with(&format!("{outsider}::"));
                if begins && !allowed.contains(&module) {
                    faults.push(format!("{}:{}: {path} (only in {allowed:?})", source.name, named.line));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} uses are out of place:\n{}", faults.len(), faults.join("\n"));
}
