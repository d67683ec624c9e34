//! Which earlier worksheet a score is compared with.

use std::{path::PathBuf, sync::Arc};

use attune::{
    app::{self, Action},
    base::{Id, Moment},
    template::{Template, read},
    worksheet::{ChangeKind, Worksheet, answers_file, changes, file},
};

use crate::desk::Desk;

/// Two statements in a score whose change is told, with a client code or without one.
fn template(code: bool) -> Arc<Template> {
    let code = if code { r#""code": ClientCode(ask: "Code"),"# } else { "" };
    let text = format!(
        r#"Template(id: "changing", version: "1.0.0", language: "en", title: "Changing", minutes: 1,
            scales: {{ "four": Scale(steps: {{ 0: "never", 1: "rarely", 2: "often", 3: "always" }}) }},
            sections: [Section(title: "All", items: {{
                "day": Date(ask: "Date"), {code}
                "r": Ratings(ask: "How?", scale: "four", statements: {{ "a": Statement("total", "one"), "b": Statement("total", "two") }}),
            }})],
            scores: {{ "total": Score(title: "Total", method: Sum, missing: NoneAllowed, change: Change(at_least: 2, better: Lower), label: "Reflective.") }},
        )"#
    );
    Arc::new(read("changing.ron", &text, &|_| None).template.expect("a template without faults"))
}

fn put(desk: &mut Desk, path: &str, template: &Arc<Template>, answers: &str) {
    let now = Moment::parse("2026-11-22T18:50:00+01:00").expect("a moment");
    let given = answers_file::read(template, answers);
    assert!(given.diagnostics.is_empty(), "the answers fit");
    let sheet = Worksheet::begin(template.clone(), Id::known(path.trim_matches('/')), now);
    desk.out.files.insert(PathBuf::from(path), file::write(&sheet.filled_in(given.answers, now)));
}

/// The document with which an opened file is compared, and what has changed.
fn compared(desk: &mut Desk, path: &str) -> Option<(String, Option<ChangeKind>)> {
    desk.act(Action::Find);
    let doc = desk.open(path);
    let open = desk.doc(doc);
    let row = app::earlier(&desk.state, open)?;
    let told = changes(&open.sheet().template, &open.outcome, &row.standings);
    Some((row.doc.to_string(), told.first().and_then(|change| change.moved.ok()).map(|moved| moved.kind)))
}

#[test]
fn a_score_is_compared_with_the_last_day_of_the_same_client_before_it() {
    let mut desk = Desk::new();
    let kind = template(true);
    for (path, day, code, a) in [
        ("/spring", "2026-03-01", "K-1", 3),
        ("/summer", "2026-07-01", "K-1", 2),
        ("/winter", "2026-12-01", "K-1", 0),
        ("/another", "2026-10-01", "K-2", 0),
        ("/nobody", "2026-10-02", "", 0),
    ] {
        let code = if code.is_empty() { String::new() } else { format!("\"code\": \"{code}\",") };
        put(&mut desk, path, &kind, &format!("{{ \"day\": \"{day}\", {code} \"a\": {a}, \"b\": 3 }}"));
    }
    put(&mut desk, "/now", &kind, "{ \"day\": \"2026-11-20\", \"code\": \"K-1\", \"a\": 0, \"b\": 3 }");
    put(&mut desk, "/uncoded", &kind, "{ \"day\": \"2026-11-20\", \"a\": 0, \"b\": 3 }");
    assert_eq!(compared(&mut desk, "/now"), Some(("summer".to_owned(), Some(ChangeKind::Better))));
    assert_eq!(compared(&mut desk, "/summer"), Some(("spring".to_owned(), Some(ChangeKind::None))));
    assert_eq!(compared(&mut desk, "/spring"), None, "nothing was before it");
    assert_eq!(compared(&mut desk, "/uncoded"), None, "nobody can know whom it is about");
}

#[test]
fn a_sheet_that_asks_for_no_code_is_about_its_writer() {
    let mut desk = Desk::new();
    let kind = template(false);
    put(&mut desk, "/then", &kind, "{ \"day\": \"2026-05-01\", \"a\": 0, \"b\": 0 }");
    put(&mut desk, "/now", &kind, "{ \"day\": \"2026-11-20\", \"a\": 3, \"b\": 0 }");
    assert_eq!(compared(&mut desk, "/now"), Some(("then".to_owned(), Some(ChangeKind::Worse))));
}
