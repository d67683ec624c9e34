//! Changes to a template's text: made where they belong, everything else as it was written.

use attune::{
    app::{Form, NewKind, PartKind, Rewrite},
    template::{
        self, OwnWords,
        rewrite::{Source, Step, quoted},
        shelf,
    },
    worksheet::examples,
};

const SMALL: &str = r#"// My own sheet, with a remark at its head.
Template(
    id: "small", version: "1.0.0", language: "en", title: "Small", minutes: 2,
    short: Short(minutes: 1, items: ["one", "two"]),
    blocks: "reflection",
    sections: [
        Section(shared: ["H1", "H2"]),
        Section(
            title: "Body",
            items: {
                // The first.
                "one": LongText(ask: "One?"), // said beside it
                "two": ChooseOne(
                    ask: "Two?",
                    options: { "a": "A", "b": "B", "c": "C" },
                    tell: { "b": "You chose b." },
                ),
                /* the third */
                "three": ShortText(ask: "Three?", show_if: Chosen("two", ["b"])),
                "four": ShortText(ask: "Four?", show_if: Chosen("two", ["a", "b"])),
            },
        ),
        Section(title: "Next", shared: ["C1", "C2", "C3"], reword: { "C1": Wording(ask: "Then?") }),
    ],
    examples: [
        Example(name: "b opens three", answers: { "two": "b" }, expect: [Visible(["three", "four"])]),
        Example(name: "one alone", answers: { "one": "x" }, expect: [Hidden(["three"])]),
        Example(name: "nothing", answers: {}, expect: [Visible(["two"])]),
    ],
)
"#;

fn made(text: &str, rewrite: &Rewrite) -> String {
    let new = rewrite.made_in(text).unwrap_or_else(|| panic!("{rewrite:?} cannot be made"));
    assert!(Source::read(&new).is_well_formed(), "{rewrite:?} broke the text:\n{new}");
    new
}

/// Every error of a text, its examples included.
fn errors(text: &str) -> Vec<String> {
    let mut read = template::read("small.ron", text, &shelf::look_up);
    if let Some(template) = &read.template {
        read.diagnostics.extend(examples::run(template));
    }
    let wrong = |d: &&attune::diagnostic::Diagnostic| d.severity == attune::diagnostic::Severity::Error;
    read.diagnostics.iter().filter(wrong).map(|d| d.message.clone()).collect()
}

fn form(text: &str) -> Form {
    Form::of(text, shelf::blocks("reflection")).unwrap_or_else(|| panic!("a form"))
}

fn ids(text: &str, section: usize) -> Vec<String> {
    form(text).sections[section].items.iter().map(|item| item.id.clone()).collect()
}

#[test]
fn the_sample_is_in_order() {
    assert_eq!(errors(SMALL), Vec::<String>::new());
}

#[test]
fn words_change_where_they_stand_and_nothing_else_does() {
    let form = form(SMALL);
    let way = form.sections[1].items[0].ask_way.clone();
    let new = made(SMALL, &Rewrite::Words { way, words: "What “is” \"it\"?\nReally\\?".to_owned() });
    assert_eq!(new, SMALL.replace("\"One?\"", "\"What “is” \\\"it\\\"?\\nReally\\\\\\\\?\""));
    assert_eq!(Form::of(&new, None).unwrap().sections[1].items[0].ask, "What “is” \"it\"?\nReally\\?");
}

#[test]
fn a_helper_is_added_and_taken_out_again() {
    let way = form(SMALL).sections[1].items[0].help_way.clone().unwrap();
    let new = made(SMALL, &Rewrite::Words { way: way.clone(), words: "Small print".to_owned() });
    assert!(new.contains("LongText(ask: \"One?\", help: \"Small print\"), // said beside it"), "{new}");
    assert_eq!(made(&new, &Rewrite::Words { way, words: String::new() }), SMALL);
}

#[test]
fn shared_words_are_reworded_with_or_without_a_wording_there() {
    for (section, item, words) in [(2, 0, "And then?"), (2, 1, "Bring it?"), (0, 0, "The day")] {
        let way = form(SMALL).sections[section].items[item].ask_way.clone();
        let new = made(SMALL, &Rewrite::Words { way, words: words.to_owned() });
        assert_eq!(form(&new).sections[section].items[item].ask, words);
        assert_eq!(errors(&new), Vec::<String>::new(), "{new}");
    }
}

#[test]
fn questions_change_places_with_their_remarks_and_come_back() {
    let down = |item: &str, up| Rewrite::Move { section: 1, item: item.to_owned(), up };
    let new = made(SMALL, &down("one", false));
    assert_eq!(ids(&new, 1), ["two", "one", "three", "four"]);
    let (remark, one) = (new.find("// The first.").unwrap(), new.find("\"one\":").unwrap());
    assert!(remark < one && new[remark..one].lines().count() == 2, "the remark above went along:\n{new}");
    assert_eq!(ids(&made(&new, &down("one", true)), 1), ["one", "two", "three", "four"]);
    let before = made(SMALL, &down("one", true));
    assert_eq!(ids(&before, 0), ["H1", "H2", "one"], "the first goes into the section before");
    let top = Rewrite::Move { section: 0, item: "H1".to_owned(), up: true };
    assert_eq!(top.made_in(SMALL), None, "the first of all goes no higher");
}

#[test]
fn where_questions_are_shared_their_order_is_written() {
    let new = made(SMALL, &Rewrite::Move { section: 2, item: "C2".to_owned(), up: true });
    assert_eq!(ids(&new, 2), ["C2", "C1", "C3"]);
    assert_eq!(errors(&new), Vec::<String>::new());
}

#[test]
fn a_question_that_is_left_out_takes_along_what_speaks_of_it_alone() {
    let new = made(SMALL, &Rewrite::LeaveOut { section: 1, item: "two".to_owned() });
    assert_eq!(ids(&new, 1), ["one", "three", "four"]);
    assert!(!new.contains("\"two\""), "{new}");
    assert!(new.contains("one alone") && !new.contains("b opens three"), "only examples without it are left");
    // The example that looked for the hidden question says so: nothing hides it any more.
    assert_eq!(errors(&new).len(), 1, "{:?}", errors(&new));
    let gone = made(SMALL, &Rewrite::LeaveOut { section: 2, item: "C1".to_owned() });
    assert_eq!(ids(&gone, 2), ["C2", "C3"]);
    assert_eq!(errors(&gone), Vec::<String>::new(), "{gone}");
}

#[test]
fn an_answer_that_is_left_out_takes_its_message_and_its_conditions_along() {
    let way = form(SMALL).sections[1].items[1].parts[0].way.clone();
    let new = made(SMALL, &Rewrite::DropEntry { way, id: "b".to_owned() });
    assert!(
        !new.contains("You chose b")
            && new.contains("\"four\": ShortText(ask: \"Four?\", show_if: Chosen(\"two\", [\"a\"]))"),
        "{new}"
    );
    assert!(new.contains("\"three\": ShortText(ask: \"Three?\")"), "{new}");
}

#[test]
fn everything_that_can_be_added_is_in_order_at_once() {
    for kind in NewKind::ALL {
        for section in 0..3 {
            let new = made(SMALL, &Rewrite::Add { section, kind });
            assert_eq!(errors(&new), Vec::<String>::new(), "{kind:?} in {section}:\n{new}");
            assert_eq!(ids(&new, section).len(), ids(SMALL, section).len() + 1);
        }
    }
    let way = form(SMALL).sections[1].items[1].parts[0].way.clone();
    let new = made(SMALL, &Rewrite::AddEntry { way: way.clone(), kind: PartKind::Options });
    assert_eq!(form(&new).sections[1].items[1].parts[0].entries.len(), 4);
    assert_eq!(errors(&new), Vec::<String>::new());
    let turned = made(SMALL, &Rewrite::MoveEntry { way, id: "c".to_owned(), up: true });
    assert!(turned.contains("{ \"a\": \"A\", \"c\": \"C\", \"b\": \"B\" }"), "{turned}");
    let new = made(SMALL, &Rewrite::AddSection);
    assert_eq!(errors(&new), Vec::<String>::new());
    assert_eq!(errors(&made(&new, &Rewrite::DropSection(3))), Vec::<String>::new());
}

#[test]
fn a_question_is_asked_for_and_no_longer() {
    let ask = |on| Rewrite::Require { section: 1, item: "one".to_owned(), on };
    let new = made(SMALL, &ask(true));
    assert_eq!(form(&new).sections[1].items[0].required, Some(true));
    assert_eq!(made(&new, &ask(false)), SMALL);
}

#[test]
fn every_sheet_of_the_shelf_is_a_form_and_every_change_of_it_leaves_a_text_in_order() {
    for shipped in shelf::all() {
        let text = shipped.text;
        let form = Form::of(text, shelf::blocks("reflection")).unwrap_or_else(|| panic!("{}", shipped.id));
        for (at, section) in form.sections.iter().enumerate() {
            for item in &section.items {
                let same = Rewrite::Words { way: item.ask_way.clone(), words: "Other *words*".to_owned() };
                let new = made(text, &same);
                assert_eq!(errors_of(shipped.id, &new).0, 0, "{}: {}", shipped.id, item.id);
                made(text, &Rewrite::LeaveOut { section: at, item: item.id.clone() });
                for part in &item.parts {
                    for entry in &part.entries {
                        made(text, &Rewrite::Words { way: entry.way.clone(), words: "Other".to_owned() });
                    }
                }
            }
        }
    }
}

/// How many errors there are that are no failed examples, and whether it is a template at all.
fn errors_of(id: &str, text: &str) -> (usize, bool) {
    let read = template::read(&format!("{id}.ron"), text, &shelf::look_up);
    let wrong = read.diagnostics.iter().filter(|d| d.severity == attune::diagnostic::Severity::Error);
    (wrong.count(), read.template.is_some())
}

#[test]
fn the_skeleton_of_a_new_worksheet_has_no_fault() {
    let text = include_str!("../../assets/skeleton.ron");
    let read = template::read("my-worksheet.ron", text, &shelf::look_up);
    let template = read.template.expect("a template");
    assert!(read.diagnostics.is_empty() && examples::run(&template).is_empty());
}

#[test]
fn with_other_words_every_sheet_is_still_in_order_and_says_them() {
    let words = OwnWords { session: "meeting".into(), client: "coachee".into(), supervisor: "mentor".into() };
    let blocks = |id: &attune::base::Id| shelf::look_up(id).map(|(name, text)| (name, words.put(&text)));
    for shipped in shelf::all() {
        let text = words.put(shipped.text);
        let read = template::read(&format!("{}.ron", shipped.id), &text, &blocks);
        let template = read.template.unwrap_or_else(|| panic!("{}", shipped.id));
        assert!(examples::run(&template).is_empty(), "{}: an example fails", shipped.id);
        let asks = template.items().map(|(_, item)| item.ask.to_lowercase()).collect::<Vec<_>>().join(" ");
        let left = asks
            .split(|c: char| !c.is_alphabetic())
            .find(|w| ["client", "clients", "session", "sessions"].contains(w));
        assert_eq!(left, None, "{}", shipped.id);
    }
    assert!(words.put(shelf::all()[0].text).contains("whole meeting"));
}

#[test]
fn a_step_that_leads_nowhere_changes_nothing() {
    let source = Source::read(SMALL);
    assert_eq!(source.remove(&[Step::field("nothing")]), None);
    assert_eq!(source.swap(&[Step::field("id")], &[Step::key("id")]), None);
    assert_eq!(source.append(&[Step::field("id")], "x"), source.append(&[Step::field("id")], "x"));
    assert_eq!(quoted("a\"b\\"), "\"a\\\"b\\\\\"");
    assert!(Rewrite::AddSection.made_in("Template(").is_none());
}
