//! What goes along with a sheet that is given to somebody: what was chosen, and nothing else.

use std::{collections::BTreeSet, path::Path};

use attune::{
    app::{self, Action, Command, Dialog, DocKey, Gift},
    base::Id,
    template::{self, shelf},
    worksheet::{Anchor, At, Change, CommentKind, Outcome, Part, Side, Step, Way, Worksheet, file},
};

use crate::desk::Desk;

const FILE: &str = "/stick/for-anna.ron";

/// A sheet of the whole way with a word of its own in every text.
fn written(template: &str) -> (Desk, DocKey) {
    let mut desk = Desk::unlocked();
    let doc = desk.begin(template);
    desk.edit(doc, Change::Way(Way::Whole));
    for item in ids(&desk, doc) {
        if desk.doc(doc).sheet().text(&At::item(item.clone())).is_empty() {
            desk.write_in(doc, item.as_str(), &canary(&item));
        }
    }
    (desk, doc)
}

fn ids(desk: &Desk, doc: DocKey) -> Vec<Id> {
    desk.doc(doc).sheet().template.items().map(|(_, item)| item.id.clone()).collect()
}

fn canary(item: &Id) -> String {
    format!("canary-{item}-here")
}

/// Gives the sheet with these answers; gives back what is in the file.
fn give(desk: &mut Desk, doc: DocKey, along: BTreeSet<Id>) -> (String, Worksheet) {
    desk.will_choose(FILE);
    let (with, own) = ("Anna".to_owned(), "Maria".to_owned());
    desk.send(Command::GiveFile(Gift { doc, with, own, since: desk.now(), along }));
    let text = desk.out.files[Path::new(FILE)].clone();
    let sheet = file::read(&text).expect("our own file reads back");
    (text, sheet)
}

fn all_that_may(desk: &Desk, doc: DocKey) -> BTreeSet<Id> {
    app::may_go(desk.doc(doc)).map(|(_, item)| item.id.clone()).collect()
}

#[test]
fn the_file_holds_what_was_chosen_word_for_word_and_no_word_of_the_rest() {
    let (mut desk, doc) = written("barriers-to-an-accepting-attitude");
    let all = all_that_may(&desk, doc);
    assert!(all.len() > 6, "{all:?}");
    let along: BTreeSet<Id> = all.iter().step_by(2).cloned().collect();
    let (text, given) = give(&mut desk, doc, along.clone());
    let home = desk.doc(doc).sheet().clone();
    for item in ids(&desk, doc) {
        let goes = along.contains(&item);
        assert_eq!(
            text.contains(&canary(&item)),
            goes && home.text(&At::item(item.clone())) == canary(&item),
            "{item}"
        );
        assert_eq!(given.content.answers.get(item.as_str()).is_unanswered(), !goes, "{item}");
        if goes {
            let changed = |sheet: &Worksheet| sheet.content.answers.changed(item.as_str());
            assert_eq!(given.content.answers.get(item.as_str()), home.content.answers.get(item.as_str()));
            assert_eq!(changed(&given), changed(&home), "as of when it was written");
        }
    }
    assert_eq!((&given.doc, given.review.author.as_str()), (&home.doc, "Maria"), "it finds its way back");
}

#[test]
fn what_never_leaves_does_not_even_if_it_is_asked_for() {
    let (desk, doc) = written("barriers-to-an-accepting-attitude");
    let template = desk.doc(doc).sheet().template.clone();
    let text = template.texts.template.replacen("\"A1\": LongText(", "\"A1\": LongText(sharing: Never, ", 1);
    let read = template::read("stays.ron", &text, &shelf::look_up).template.expect("no faults");
    let mut sheet = desk.doc(doc).sheet().clone();
    sheet.template = std::sync::Arc::new(read);
    let outcome = Outcome::of(&sheet.template, &sheet.content.answers);
    let every: BTreeSet<Id> = ids(&desk, doc).into_iter().collect();
    let given = attune::exchange::handed::as_handed(&sheet, &outcome, &every);
    assert!(sheet.text(&At::item(Id::known("A1"))).contains("canary"));
    assert!(!file::write(&given).contains(&canary(&Id::known("A1"))));
}

#[test]
fn what_was_said_about_an_answer_stays_with_it() {
    let (mut desk, doc) = written("validating-style");
    desk.send(Command::ShareWith { doc, with: "Eva".to_owned(), own: "Maria".to_owned() });
    desk.send(Command::Stand(doc, Side::Reviewer));
    let words = Anchor::Words { at: At::item(Id::known("V2")), start: 0, end: 6, quote: "canary".to_owned() };
    let said = [
        ("c1", words, "about-V2"),
        ("c2", Anchor::Item(Id::known("V2")), "also-V2"),
        ("c3", Anchor::Sheet, "on-all"),
    ];
    for (id, anchor, text) in said {
        let (id, text) = (Id::known(id), text.to_owned());
        desk.send(Command::Comment { doc, id, kind: CommentKind::Offer, anchor, text, by_day: None });
    }
    desk.send(Command::Stand(doc, Side::Writer));
    desk.edit(doc, Change::ForSupervision { item: Id::known("V2"), on: true });
    let mut along = all_that_may(&desk, doc);
    let (with_it, given) = give(&mut desk, doc, along.clone());
    assert!(["about-V2", "also-V2", "on-all"].iter().all(|words| with_it.contains(words)));
    assert!(given.review.marked.contains(&Id::known("V2")));
    assert!(along.remove(&Id::known("V2")));
    let (without, given) = give(&mut desk, doc, along);
    assert!(without.contains("on-all") && !without.contains("about-V2") && !without.contains("also-V2"));
    assert!(given.review.marked.is_empty());
    assert_eq!(desk.doc(doc).sheet().review.comments.len(), 3, "at home all of it stays");
}

#[test]
fn second_thoughts_and_own_names_of_a_sheet_go_only_where_they_may() {
    let (mut desk, doc) = written("validating-style");
    let at = At { item: Id::known("V2"), part: Part::Later };
    desk.edit(doc, Change::Text { at, offset: 0, removed: String::new(), inserted: "second-thought".to_owned() });
    let mut along = all_that_may(&desk, doc);
    assert!(give(&mut desk, doc, along.clone()).0.contains("second-thought"));
    along.remove(&Id::known("V2"));
    let (text, given) = give(&mut desk, doc, along);
    assert!(!text.contains("second-thought"));
    assert!(given.name.is_empty() && given.content.former.is_empty());
}

#[test]
fn a_question_that_hangs_on_another_goes_only_with_it() {
    let mut desk = Desk::unlocked();
    let doc = desk.begin("context-and-differences");
    desk.edit(doc, Change::Way(Way::Whole));
    let template = desk.doc(doc).sheet().template.clone();
    let choose = |desk: &mut Desk, item: &str, option: &str| {
        let at = At::item(Id::known(item));
        desk.edit(doc, Change::Choose { at, option: Id::known(option), on: true });
    };
    choose(&mut desk, "D8", "passed");
    let hangs = template.items().map(|(_, item)| item).find(|item| {
        desk.doc(doc).outcome.is_shown(item.id.as_str())
            && !Outcome::of(&template, &attune::worksheet::Answers::default()).is_shown(item.id.as_str())
            && item.asks()
    });
    let hangs = hangs.expect("a question that hangs on another").id.clone();
    desk.write_in(doc, hangs.as_str(), &canary(&hangs));
    choose(
        &mut desk,
        hangs.as_str(),
        template
            .item(hangs.as_str())
            .and_then(|item| item.choices()?.options.keys().next().map(|id| id.as_str()))
            .unwrap_or("none"),
    );
    desk.edit(doc, Change::Rate { item: hangs.clone(), step: Some(Step::Number(5)) });
    let mut along = all_that_may(&desk, doc);
    assert!(along.contains(&hangs), "{hangs} is answered");
    assert!(app::will_be_seen(desk.doc(doc), &along).contains(&hangs));
    assert!(along.remove(&Id::known("D8")));
    assert!(!app::will_be_seen(desk.doc(doc), &along).contains(&hangs), "alone it would be in the file and unseen");
    let (text, given) = give(&mut desk, doc, along);
    assert!(given.content.answers.get(hangs.as_str()).is_unanswered() && !text.contains(&canary(&hangs)));
}

#[test]
fn what_was_written_under_a_question_that_went_away_stays_home() {
    let mut desk = Desk::unlocked();
    let doc = desk.begin("context-and-differences");
    desk.edit(doc, Change::Way(Way::Whole));
    let at = At::item(Id::known("D8"));
    desk.edit(doc, Change::Choose { at: at.clone(), option: Id::known("passed"), on: true });
    for item in ids(&desk, doc) {
        desk.write_in(doc, item.as_str(), &canary(&item));
    }
    let option = |desk: &Desk| {
        let item = desk.doc(doc).sheet().template.item("D8").expect("asked");
        let mut options = item.choices().expect("a choice").options.keys();
        options.find(|id| !["passed", "perhaps"].contains(&id.as_str())).cloned().expect("another answer")
    };
    let other = option(&desk);
    desk.edit(doc, Change::Choose { at, option: other, on: true });
    let (every, home) = (ids(&desk, doc).into_iter().collect(), desk.doc(doc).sheet().clone());
    let gone: Vec<Id> = ids(&desk, doc)
        .into_iter()
        .filter(|id| home.text(&At::item(id.clone())) == canary(id) && !desk.doc(doc).outcome.is_shown(id.as_str()))
        .collect();
    assert!(!gone.is_empty(), "something went away");
    let (text, _) = give(&mut desk, doc, every);
    for id in gone {
        assert!(!text.contains(&canary(&id)), "{id}");
    }
}

#[test]
fn her_own_file_is_not_written_over_with_less() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "Mine.");
    desk.will_choose("/own.ron");
    desk.act(Action::Save);
    let before = desk.out.files[Path::new("/own.ron")].clone();
    desk.will_choose("/own.ron");
    let gift = Gift { doc, with: "Anna".to_owned(), own: String::new(), since: desk.now(), along: BTreeSet::new() };
    desk.send(Command::GiveFile(gift));
    assert!(matches!(desk.state.dialog, Some(Dialog::Failed(_))), "{:?}", desk.state.dialog);
    assert_eq!(desk.out.files[Path::new("/own.ron")], before);
}
