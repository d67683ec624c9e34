//! The shipped sheets against their brief: counts, required, short, sharing.
//!
//! Written from the clinical brief, not from the files, so that a question
//! that loses its mark on the way is found. Not here: words and scores (the
//! examples in each sheet run as tests of their own).

use attune::template::{Kind, Role, SectionPlace, Sharing, Template, shelf};

/// What the brief says of a sheet.
struct Brief {
    id: &'static str,
    minutes: (Option<u16>, u16),
    /// Questions and statements without *After supervision*.
    count: usize,
    required: &'static str,
    short: &'static str,
    conditional: &'static str,
    ask_first: &'static str,
    /// The last section before *After supervision*.
    close: &'static str,
}

const BRIEFS: &[Brief] = &[
    Brief {
        id: "barriers-to-an-accepting-attitude",
        minutes: (Some(6), 15),
        count: 24,
        required: "H1 A1 A4",
        short: "H1 H2 A1 A2 A4 A8 C1 C2 C3",
        conditional: "A5 A6 A7 C3",
        ask_first: "A2 R",
        close: "C1 C2 C3 H3 safety",
    },
    Brief {
        id: "validating-style",
        minutes: (Some(6), 15),
        count: 25,
        required: "H1 V1 V2",
        short: "H1 V1 H2 V2 V6 V7 C1 C2 C3",
        conditional: "H2 V4 C3",
        ask_first: "S",
        close: "C1 C2 C3 safety",
    },
    Brief {
        id: "context-and-differences",
        minutes: (Some(6), 20),
        count: 25,
        required: "H1 D1 D6",
        short: "H1 H2 D1 D2 D6 D8 D9 C1 C2 C3",
        conditional: "D4 D5 D9 D11 C3",
        ask_first: "D2 D3 D10 D11 K",
        close: "C1 C2 C3 safety",
    },
    Brief {
        id: "just-a-line",
        minutes: (None, 1),
        count: 3,
        required: "H1 line",
        short: "",
        conditional: "",
        ask_first: "",
        close: "privacy safety",
    },
];

#[test]
fn every_sheet_asks_what_its_brief_says_and_no_more() {
    for brief in BRIEFS {
        let sheet = shelf::template(brief.id).unwrap();
        assert_eq!((sheet.short_minutes, sheet.minutes), brief.minutes, "{}: minutes", brief.id);
        assert_eq!(count(&sheet), brief.count, "{}: questions", brief.id);
        let own = |marked: fn(&attune::template::Item) -> bool| names(&sheet, |item| item.asks() && marked(item));
        assert_eq!(own(|item| item.required), brief.required, "{}: required", brief.id);
        assert_eq!(own(|item| item.show_if.is_some()), brief.conditional, "{}: conditional", brief.id);
        assert_eq!(own(|item| item.sharing == Sharing::AskFirst), brief.ask_first, "{}: ask first", brief.id);
        if sheet.short_minutes.is_some() {
            assert_eq!(own(|item| item.short), brief.short, "{}: short", brief.id);
        }
    }
}

#[test]
fn every_sheet_closes_as_its_brief_says_with_after_supervision_folded() {
    for brief in BRIEFS {
        let sheet = shelf::template(brief.id).unwrap();
        let [.., close, last] = sheet.sections.as_slice() else { panic!("{}: sections", brief.id) };
        let ids =
            |items: &[attune::template::Item]| items.iter().map(|i| i.id.as_str()).collect::<Vec<_>>().join(" ");
        assert_eq!(ids(&close.items), brief.close, "{}", brief.id);
        assert_eq!(ids(&last.items), "Z1 Z2 Z3 Z4 Z5", "{}", brief.id);
        assert_eq!(last.place, SectionPlace::Folded, "{}", brief.id);
        let roles = [Role::TakenAlong, Role::DiscussedOn, Role::MeetingMinutes];
        assert!(roles.iter().all(|role| sheet.with_role(*role).is_some()), "{}", brief.id);
    }
}

#[test]
fn every_score_and_profile_of_a_sheet_says_that_it_is_not_validated() {
    for shipped in shelf::all() {
        let sheet = shelf::template(shipped.id).unwrap();
        let scores = sheet.scores.values().map(|score| &score.label);
        let profiles = sheet.profiles.values().map(|profile| &profile.label);
        let instead = sheet.profiles.values().filter_map(|profile| profile.instead.as_ref()).map(|list| &list.label);
        for label in scores.chain(profiles).chain(instead) {
            assert!(label.starts_with("Reflective, not psychometrically validated. "), "{}: {label}", shipped.id);
        }
    }
}

#[test]
fn nothing_of_the_clients_own_sheet_is_asked_for_and_nothing_of_it_may_travel() {
    let sheet = shelf::template("ideal-life").unwrap();
    let client = sheet.for_client.as_ref().expect("it is the client's");
    assert!(sheet.item(client.may_note.as_ref().unwrap().as_str()).is_some());
    assert!(shelf::template(client.then.as_ref().unwrap().as_str()).is_some());
    let asked: Vec<_> = sheet.items().map(|(_, item)| item).filter(|item| item.asks()).collect();
    assert_eq!(asked.len(), 13, "twelve questions, and the tick beside the eleventh");
    assert!(asked.iter().all(|item| !item.required && item.sharing == Sharing::Never));
    assert!(sheet.client_item().is_none() && sheet.day_item().is_none() && sheet.scores.values().next().is_none());
}

#[test]
fn the_supervisors_review_is_written_by_the_supervisor_and_its_rubric_only_where_it_was_asked_for() {
    let sheet = shelf::template("supervisor-review").unwrap();
    assert!(sheet.supervisors, "every question is hers");
    assert!(sheet.items().all(|(_, item)| !item.for_supervisor), "so she is its writer");
    let rubric = names(&sheet, |item| item.show_if.is_some());
    assert_eq!(rubric, "noticing own-part clients-view sense context doing agreed");
    assert_eq!(names(&sheet, |item| item.required), "reviewed-on reviewed needs-action outcome");
    assert!(sheet.scores.values().next().is_none(), "no number comes of it");
}

#[test]
fn every_question_with_more_than_a_few_words_has_a_short_name_for_the_outline() {
    for shipped in shelf::all() {
        let sheet = shelf::template(shipped.id).unwrap();
        for (section, item) in sheet.items().filter(|(_, item)| item.asks()) {
            let long = item.ask.chars().count() > 30 && section.place != SectionPlace::Header;
            let name = item.brief.as_deref().unwrap_or_default();
            assert!(!long || !name.is_empty(), "{}: {}", shipped.id, item.id);
            assert!(name.chars().count() <= 28, "{}: {name}", shipped.id);
        }
    }
}

#[test]
fn only_checked_sources_come_out() {
    let sheet = shelf::template("validating-style").unwrap();
    assert!(sheet.sources.iter().any(|source| source.starts_with("Linehan, M. M. (1997)")));
    assert!(!sheet.sources.iter().any(|source| source.contains("Shenk")), "recalled, not seen");
}

/// Questions and statements of a sheet, *After supervision* left out.
fn count(sheet: &Template) -> usize {
    let own = sheet.items().filter(|(_, item)| item.asks() && !item.id.as_str().starts_with('Z'));
    own.map(|(_, item)| match &item.kind {
        Kind::Ratings(ratings) => ratings.statements.len(),
        _ => 1,
    })
    .sum()
}

/// The ids of marked questions, *After supervision* left out.
fn names(sheet: &Template, marked: impl Fn(&attune::template::Item) -> bool) -> String {
    let own = sheet.items().map(|(_, item)| item).filter(|item| !item.id.as_str().starts_with('Z'));
    own.filter(|item| marked(item)).map(|item| item.id.as_str()).collect::<Vec<_>>().join(" ")
}
