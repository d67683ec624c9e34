//! What comes with the program is without fault.

use attune::template::{read, shelf};

#[test]
fn every_shipped_template_reads_without_any_diagnostic() {
    for shipped in shelf::all() {
        let name = format!("{}.ron", shipped.id);
        let checked = read(&name, shipped.text, &shelf::look_up);
        let faults = attune::diagnostic::render_all(&checked.diagnostics, &checked.texts);
        assert_eq!(faults, "", "{name}");
        assert_eq!(checked.template.map(|t| t.id.to_string()).as_deref(), Some(shipped.id));
    }
}
