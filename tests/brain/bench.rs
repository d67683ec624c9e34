//! The author's bench: source, faults, live sheet, own shelf, giving away.

use std::path::{Path, PathBuf};

use attune::{
    app::{Action, Bench, Command, Dialog, Place, Rewrite, Screen, TemplateText, Whose},
    base::Id,
    exchange::given,
    template::rewrite::Step,
    worksheet::{At, Change},
};

use crate::desk::Desk;

const GOOD: &str = r#"Template(
    id: "mine", version: "1.0.0", language: "en", title: "Mine", minutes: 2,
    sections: [Section(title: "Body", items: {
        "one": LongText(ask: "One?"),
        "two": ChooseOne(ask: "Two?", options: { "a": "A", "b": "B" }),
    })],
)
"#;
const FILE: &str = "/papers/mine.ron";

fn text(text: &str) -> TemplateText {
    TemplateText { name: "mine.ron".into(), text: text.into(), blocks: None }
}

/// A template that was opened from a file.
fn opened(source: &str) -> Desk {
    let mut desk = Desk::new();
    desk.out.templates.insert(FILE.into(), source.to_owned());
    desk.send(Command::TemplateRead { file: FILE.into(), result: Ok(text(source)) });
    assert_eq!(desk.state.screen, Screen::Bench);
    desk
}

fn bench(desk: &Desk) -> &Bench {
    desk.state.bench.as_ref().expect("something on the bench")
}

fn on_disk(desk: &Desk) -> String {
    desk.out.templates.get(Path::new(FILE)).cloned().unwrap_or_default()
}

fn answer(desk: &mut Desk, item: &str, words: &str) {
    let key = bench(desk).live.as_ref().expect("a live sheet").key;
    desk.write_in(key, item, words);
}

fn answered(desk: &Desk, item: &str) -> String {
    bench(desk).live.as_ref().expect("a live sheet").sheet().text(&At::item(Id::known(item))).to_owned()
}

#[test]
fn a_template_is_shown_with_its_live_sheet_and_a_broken_one_with_its_faults() {
    let desk = opened(GOOD);
    assert!(bench(&desk).is_live && bench(&desk).faults.is_empty() && bench(&desk).form.is_some());
    let broken = opened(&GOOD.replace("LongText", "LongTxt"));
    let bench = bench(&broken);
    assert!(!bench.is_live && bench.live.is_none());
    let fault = bench.faults.first().expect("a fault");
    assert!(fault.is_error && fault.at.line == 4 && fault.words.contains("LongText"), "{fault:?}");
    assert!(fault.caret.contains("^^^^^^^") && fault.span.is_some());
}

#[test]
fn what_was_typed_on_the_live_sheet_stays_over_every_change_of_the_text() {
    let mut desk = opened(GOOD);
    answer(&mut desk, "one", "typed to try it");
    let key = bench(&desk).live.as_ref().unwrap().key;
    desk.edit(key, Change::Choose { at: At::item(Id::known("two")), option: Id::known("b"), on: true });
    for broken in [GOOD.replace("One?\"", "One?"), GOOD.replace("\"one\"", "\"uno\""), String::new()] {
        desk.send(Command::BenchText(broken));
    }
    desk.send(Command::BenchText(GOOD.replace("One?", "The first?")));
    assert_eq!(answered(&desk, "one"), "typed to try it", "its question was away for a while");
    let sheet = bench(&desk).live.as_ref().unwrap().sheet();
    assert!(sheet.content.answers.get("two").has_pick("b"));
    assert_eq!(sheet.template.item("one").unwrap().ask, "The first?");
    assert_eq!(bench(&desk).live.as_ref().unwrap().key, key, "it is the same sheet for the screen");
    desk.act(Action::Undo);
    let kinds =
        GOOD.replace("ChooseOne(ask: \"Two?\", options: { \"a\": \"A\", \"b\": \"B\" })", "ShortText(ask: \"Two?\")");
    desk.send(Command::BenchText(kinds));
    assert!(bench(&desk).is_live, "an answer that no longer fits is in nobody's way");
}

#[test]
fn answers_on_the_live_sheet_are_in_no_file_and_no_list() {
    let mut desk = opened(GOOD);
    answer(&mut desk, "one", "only to try");
    desk.wait(60);
    desk.act(Action::Save);
    desk.act(Action::MyWorksheets);
    assert!(desk.state.open.is_empty() && desk.state.library.is_empty());
    assert!(desk.out.files.is_empty() && desk.out.rescue.is_empty());
    assert!(!on_disk(&desk).contains("only to try"));
    desk.act(Action::Quit);
    assert!(desk.out.ended, "nothing is asked about it");
}

#[test]
fn the_text_follows_the_file_whatever_editor_writes_it() {
    let mut desk = opened(GOOD);
    answer(&mut desk, "one", "kept");
    desk.out.templates.insert(FILE.into(), GOOD.replace("Mine", "Another title"));
    desk.wait(1);
    assert_eq!(bench(&desk).title(), "Another title");
    assert_eq!(answered(&desk, "one"), "kept");
    desk.out.templates.insert(FILE.into(), "Template(".to_owned());
    desk.wait(1);
    assert!(!bench(&desk).is_live && bench(&desk).errors() > 0);
    assert_eq!(answered(&desk, "one"), "kept", "the sheet of before stays");
}

#[test]
fn what_is_changed_here_is_kept_in_the_file_after_a_pause_and_before_the_end() {
    let mut desk = opened(GOOD);
    desk.send(Command::BenchText(GOOD.replace("Mine", "Typed here")));
    assert_eq!(on_disk(&desk), GOOD);
    desk.wait(2);
    assert!(on_disk(&desk).contains("Typed here"));
    desk.send(Command::BenchText(GOOD.replace("Mine", "At the very end")));
    desk.act(Action::Quit);
    assert!(desk.out.ended && on_disk(&desk).contains("At the very end"));
}

#[test]
fn two_texts_at_once_are_both_there_until_somebody_says_which() {
    for (whose, stays) in [(Whose::Mine, "Mine too"), (Whose::Theirs, "Theirs")] {
        let mut desk = opened(GOOD);
        desk.send(Command::BenchText(GOOD.replace("Mine", "Mine too")));
        desk.out.templates.insert(FILE.into(), GOOD.replace("Mine", "Theirs"));
        desk.wait(5);
        assert!(bench(&desk).theirs.is_some() && on_disk(&desk).contains("Theirs"), "nothing is written over");
        assert!(bench(&desk).source.text.contains("Mine too"));
        desk.send(Command::BenchKeep(whose));
        desk.wait(2);
        assert!(bench(&desk).source.text.contains(stays) && on_disk(&desk).contains(stays), "{whose:?}");
        assert!(bench(&desk).theirs.is_none());
    }
}

#[test]
fn a_text_that_cannot_be_kept_is_said_once_before_the_end() {
    let mut desk = opened(GOOD);
    desk.out.full = true;
    desk.send(Command::BenchText(GOOD.replace("Mine", "No room")));
    desk.wait(3);
    assert!(bench(&desk).failed.is_some());
    desk.act(Action::Quit);
    assert!(!desk.out.ended && matches!(desk.dialog(), Dialog::Failed(_)));
    desk.send(Command::Dismiss);
    desk.act(Action::Quit);
    assert!(desk.out.ended);
}

#[test]
fn a_new_blank_worksheet_begins_without_faults_and_lies_on_the_own_shelf_once_it_is_changed() {
    let mut desk = Desk::new();
    desk.send(Command::NewOnBench);
    assert!(bench(&desk).is_live && bench(&desk).faults.is_empty());
    assert_eq!(bench(&desk).place, Place::New);
    desk.wait(5);
    assert!(desk.out.own.is_empty(), "nothing was written yet");
    let title = Rewrite::Words { way: vec![Step::field("title")], words: "Evening".to_owned() };
    desk.send(Command::BenchRewrite(title));
    desk.wait(2);
    assert!(
        desk.out
            .own
            .values()
            .any(|text| text.text.contains("title: \"Evening\"") && text.text.contains("// A blank worksheet"))
    );
    assert!(matches!(bench(&desk).place, Place::File(_)));
    let entry = desk.state.shelf.entries.iter().find(|entry| entry.own.is_some()).expect("on the shelf");
    assert_eq!(entry.template.title, "Evening");
    desk.send(Command::NewOnBench);
    assert!(bench(&desk).source.text.contains("id: \"my-worksheet-2\""), "an id of its own");
}

#[test]
fn the_key_for_a_new_worksheet_opens_the_choice_and_not_the_bench() {
    let mut desk = Desk::new();
    desk.begin("just-a-line");
    desk.act(Action::NewBlank);
    assert_eq!(desk.state.screen, Screen::MoreWorksheets);
    assert!(desk.state.bench.is_none());
}

#[test]
fn my_own_is_made_of_any_sheet_and_the_sheet_itself_stays() {
    let mut desk = Desk::new();
    let before = desk.state.shelf.entries.len();
    desk.send(Command::MakeMyOwn(Some(Id::known("validating-style"))));
    assert!(bench(&desk).is_live, "{:?}", bench(&desk).faults);
    desk.wait(2);
    let own = desk.state.shelf.entries.iter().find(|entry| entry.own.is_some()).expect("on the shelf").clone();
    assert_eq!((own.template.id.as_str(), desk.state.shelf.entries.len()), ("my-validating-style", before + 1));
    let title = vec![Step::field("title")];
    desk.send(Command::BenchRewrite(Rewrite::Words { way: title.clone(), words: "V".into() }));
    desk.send(Command::BenchRewrite(Rewrite::Words { way: title, words: "Va".into() }));
    desk.send(Command::BenchRewrite(Rewrite::LeaveOut { section: 1, item: "V2".into() }));
    desk.send(Command::BenchTakeBack);
    assert!(bench(&desk).source.text.contains("\"V2\"") && bench(&desk).source.text.contains("title: \"Va\""));
    desk.send(Command::BenchTakeBack);
    assert!(bench(&desk).source.text.contains("(my own)"), "typing in one field is one step");
    let doc = desk.fresh();
    desk.send(Command::BenchBegin(doc));
    assert!(matches!(desk.state.screen, Screen::Writing(_)));
    let shipped = desk.state.shelf.entries.iter().find(|entry| entry.template.id == *"validating-style");
    assert_eq!(shipped.expect("there").template.title, "Validating Style");
}

#[test]
fn an_own_worksheet_is_taken_off_the_shelf_and_put_back_and_one_comes_from_a_file() {
    let mut desk = Desk::new();
    desk.send(Command::MakeMyOwn(Some(Id::known("just-a-line"))));
    desk.wait(2);
    let own = |desk: &Desk| desk.state.shelf.entries.iter().filter(|entry| entry.own.is_some()).count();
    assert_eq!(own(&desk), 1);
    let doc = desk.begin("my-just-a-line");
    let id = Id::known("my-just-a-line");
    desk.send(Command::TakeOffShelf(Id::known("just-a-line")));
    assert_eq!(desk.out.own.len(), 1, "those of the program stay");
    desk.send(Command::TakeOffShelf(id.clone()));
    assert!(own(&desk) == 0 && desk.out.own.is_empty() && desk.state.bench.is_none());
    assert_eq!(desk.doc(doc).sheet().template.id, id, "what is written with it stays");
    desk.act(Action::PutBack);
    assert!(own(&desk) == 1 && desk.out.own.len() == 1);
    desk.act(Action::PutBack);
    assert_eq!(desk.out.own.len(), 1, "once is enough");

    desk.send(Command::TakeOffShelf(id));
    desk.out.templates.insert("/papers/got.ron".into(), GOOD.to_owned());
    desk.will_choose("/papers/got.ron");
    desk.send(Command::AskToShelf);
    assert!(matches!(desk.dialog(), Dialog::Given(_)), "{:?}", desk.state.dialog);
    desk.send(Command::TakeGiven);
    assert_eq!((own(&desk), desk.out.own.len()), (1, 1));
    assert!(desk.out.templates.contains_key(Path::new("/papers/got.ron")), "the file stays where it was");
}

#[test]
fn another_text_comes_onto_the_bench_at_once_and_the_one_before_is_kept() {
    let mut desk = opened(GOOD);
    desk.out.slow = true;
    desk.send(Command::BenchText(GOOD.replace("Mine", "Just typed")));
    desk.send(Command::MakeMyOwn(Some(Id::known("just-a-line"))));
    assert!(bench(&desk).source.text.contains("my-just-a-line"));
    desk.out.slow = false;
    desk.answer();
    assert!(on_disk(&desk).contains("Just typed"));
    assert_eq!(bench(&desk).place, Place::New, "what was written was the other one");
    desk.wait(2);
    assert!(matches!(bench(&desk).place, Place::File(_)));
}

#[test]
fn the_source_of_a_sheet_of_the_program_is_only_looked_at() {
    let mut desk = Desk::new();
    desk.send(Command::LookAtSource(Id::known("just-a-line")));
    assert_eq!(bench(&desk).place, Place::Fixed);
    desk.send(Command::BenchText("nothing".into()));
    assert!(bench(&desk).source.text.contains("just-a-line"));
    desk.send(Command::MakeMyOwn(None));
    assert!(bench(&desk).may_write() && bench(&desk).source.text.contains("my-just-a-line"));
}

#[test]
fn what_is_given_away_comes_with_its_blocks_and_is_taken_under_a_free_id() {
    let mut desk = Desk::new();
    desk.will_choose("/papers/line");
    desk.send(Command::GiveAway(Some(Id::known("just-a-line"))));
    let (path, file) = desk.out.given.iter().next().expect("a file");
    assert_eq!(path, &PathBuf::from("/papers/line.attune-blank"));
    let read = given::read(file).expect("reads back");
    assert!(read.blocks.as_ref().is_some_and(|blocks| blocks.contains("\"C1\"")));
    desk.send(Command::GivenRead { file: path.clone(), result: Ok(read) });
    let Dialog::Given(sheet) = desk.dialog() else { panic!("it is asked") };
    assert_eq!((sheet.title.as_str(), sheet.minutes), ("Just a line", 1));
    assert!(sheet.source.blocks.is_none(), "what everybody has needs no copy");
    assert!(desk.out.own.is_empty(), "nothing is taken unasked");
    desk.send(Command::TakeGiven);
    let own = desk.state.shelf.entries.iter().find(|entry| entry.own.is_some()).expect("on the shelf");
    assert_eq!(own.template.id.as_str(), "just-a-line-2");
    assert_eq!(desk.state.screen, Screen::MoreWorksheets);
}

#[test]
fn what_was_given_with_faults_is_told_and_not_taken() {
    let mut desk = Desk::new();
    for template in ["Template(id: \"x\")", "Worksheet()", "", "Template(id: \"x\", run: \"rm\")"] {
        let given = given::Given { template: template.to_owned(), blocks: None };
        desk.send(Command::GivenRead { file: "/x".into(), result: Ok(given) });
        assert!(matches!(desk.dialog(), Dialog::Failed(_)), "{template}");
        desk.send(Command::TakeGiven);
        assert!(desk.out.own.is_empty());
        desk.send(Command::Dismiss);
    }
}

#[test]
fn own_words_are_in_every_sheet_that_is_begun_from_then_on() {
    let mut desk = Desk::new();
    let before = desk.begin("validating-style");
    let mut settings = desk.state.settings.clone();
    settings.words.client = "coachee".into();
    desk.send(Command::Settings(settings.clone()));
    let after = desk.begin("validating-style");
    let ask = |doc| desk.doc(doc).sheet().template.item("V6").expect("V6").ask.clone();
    assert_eq!(ask(before), "How did the client respond, and how could you tell?");
    assert_eq!(ask(after), "How did the coachee respond, and how could you tell?");
    settings.words.client.clear();
    desk.send(Command::Settings(settings));
    let entry = desk.state.shelf.entries.iter().find(|entry| entry.template.id == *"validating-style").unwrap();
    assert!(entry.template.item("V6").expect("V6").ask.contains("client"), "and back again");
}

#[test]
fn locking_forgets_what_was_typed_on_the_live_sheet() {
    let mut desk = Desk::unlocked();
    desk.send(Command::TemplateRead { file: FILE.into(), result: Ok(text(GOOD)) });
    answer(&mut desk, "one", "private all the same");
    desk.act(Action::Lock);
    assert!(desk.state.bench.is_none());
    assert_eq!(desk.state.screen, Screen::Locked);
}
