//! A worksheet taken over to a newer version of its template: nothing is lost.

use std::sync::Arc;

use attune::{
    base::Decimal,
    exchange::{Leaving, markdown::markdown},
    page::{Copy, PageOptions, lay_out},
    template::{Template, read},
    worksheet::{
        Anchor, Answer, Change, Fate, Outcome, Refused, Renewal, Worksheet, answer_in_words, file, is_newer,
        read_thanks, renewal,
    },
};

use crate::person::{Person, anna, at, cell, id, later_of, open_text, writer};

const FIRST: &str = r#"Template(
    id: "sheet", version: "1.0.0", language: "en", title: "Sheet", minutes: 5,
    scales: { "three": Scale(steps: { 1: "No", 2: "Partly", 3: "Yes" }) },
    sections: [
        Section(title: "One", items: {
            "stays": LongText(ask: "What stays?"),
            "worded": LongText(ask: "What did you do?"),
            "gone": LongText(ask: "What goes?"),
            "private": LongText(ask: "What is mine?", sharing: Never),
            "kind": ChooseOne(ask: "Which?", options: { "x": "This", "y": "That" }),
            "many": ChooseMany(ask: "Which of these?", options: { "a": "Apples", "b": "Pears" }),
            "rows": Table(ask: "Rows?", rows: Free(1, 3), columns: {
                "one": ShortText(ask: "One"),
                "two": ShortText(ask: "Two"),
            }),
            "block": Ratings(ask: "How?", scale: "three", statements: {
                "s1": Statement("sum", "First."),
                "s2": Statement("sum", "Second."),
            }),
        }),
    ],
    scores: { "sum": Score(title: "The sum", method: Sum, missing: NoneAllowed, label: "Reflective.") },
)"#;

fn second() -> String {
    FIRST
        .replace("1.0.0", "1.1.0")
        .replace("What did you do?", "What did you do then?")
        .replace(
            "            \"gone\": LongText(ask: \"What goes?\"),\n",
            "            \"fresh\": LongText(ask: \"What is new?\"),\n",
        )
        .replace("            \"private\": LongText(ask: \"What is mine?\", sharing: Never),\n", "")
        .replace("\"x\": \"This\", \"y\"", "\"z\": \"Another\", \"y\"")
        .replace("\"a\": \"Apples\", ", "")
        .replace("                \"two\": ShortText(ask: \"Two\"),\n", "")
        .replace("                \"s2\": Statement(\"sum\", \"Second.\"),\n", "")
}

fn template(text: &str) -> Arc<Template> {
    let checked = read("sheet.ron", text, &|_| None);
    assert_eq!(checked.diagnostics, [], "{text}");
    Arc::new(checked.template.unwrap())
}

fn filled() -> Person {
    let mut person = open_text(FIRST);
    for (item, words) in
        [("stays", "Stays."), ("worded", "Walked."), ("gone", "Gone words."), ("private", "Mine alone.")]
    {
        person = person.answer(item, words);
    }
    let rows =
        r#"{ "kind": "x", "many": ["a", "b"], "rows": [{ "one": "Upper", "two": "Lower" }], "s1": 2, "s2": 3 }"#;
    let given = attune::worksheet::answers_file::read(&person.steps.sheet().template, rows);
    assert_eq!(given.diagnostics, []);
    let changes = given.answers.into_iter().map(|(item, answer)| Change::Set { at: at(item.as_str()), answer });
    person.change(Change::All(changes.collect()))
}

fn look(sheet: &Worksheet, text: &str) -> Renewal {
    let outcome = Outcome::of(&sheet.template, &sheet.content.answers);
    renewal(sheet, template(text), &|id| answer_in_words(sheet, &outcome, id))
}

#[test]
fn versions_are_compared_number_by_number() {
    assert!(is_newer("1.10.0", "1.9.0") && is_newer("2.0.0", "1.9.9"));
    assert!(!is_newer("1.0.0", "1.0.0") && !is_newer("1.0.0", "1.0.1"));
}

#[test]
fn the_preview_says_what_becomes_of_each_question() {
    let person = filled();
    let renewal = look(person.steps.sheet(), &second());
    let fate = |wanted: &str| renewal.lines.iter().find(|line| line.id == *wanted).unwrap().fate;
    let found = ["stays", "worded", "fresh", "kind", "many", "rows", "s1", "s2", "gone", "private"].map(fate);
    use Fate::{New, NoLongerFits, Removed, Reworded, Same};
    let wanted = [Same, Reworded, New, NoLongerFits, NoLongerFits, NoLongerFits, Same, Removed, Removed, Removed];
    assert_eq!(found, wanted);
    assert_eq!(renewal.other_rules, ["The sum"]);
    assert!(renewal.keeps_some());
}

#[test]
fn taking_over_loses_no_word_and_undo_takes_it_back() {
    let person = filled();
    let before = file::write(person.steps.sheet());
    let renewed = look(person.steps.sheet(), &second()).renewed;
    let person = person.change(Change::Renew(Box::new(renewed)));
    let sheet = person.steps.sheet();
    assert_eq!(sheet.template.version, "1.1.0");
    assert_eq!(sheet.content.answers.get("worded").text(), Some("Walked."));
    assert_eq!(sheet.content.answers.get("many").picks().len(), 1);
    assert_eq!(sheet.content.answers.get("rows").rows()[0].cell("one").text(), Some("Upper"));
    assert!(sheet.content.answers.get("kind").is_unanswered());
    let words = |id: &str| sheet.content.former.get(id).map(|former| former.words.clone()).unwrap();
    assert_eq!(words("gone"), "Gone words.");
    assert_eq!(words("kind"), "This");
    assert_eq!(words("many"), "Apples; Pears");
    assert_eq!(words("rows"), "Upper · Lower");
    assert_eq!(words("s2"), "3 – Yes");
    let text = file::write(sheet);
    assert_eq!(file::write(&file::read(&text).unwrap()), text);
    let person = person.undo();
    // The moment of the last change is that of the undo; all else is as it was.
    let after = file::write(person.steps.sheet());
    let timeless =
        |text: &str| text.lines().filter(|line| !line.contains("changed: \"")).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(timeless(&after), timeless(&before));
    assert_eq!(person.steps.sheet().template.version, "1.0.0");
}

#[test]
fn kept_answers_print_and_stay_home_where_they_should() {
    let person = filled();
    let renewed = look(person.steps.sheet(), &second()).renewed;
    let person = person.change(Change::Renew(Box::new(renewed)));
    let sheet = person.steps.sheet();
    let outcome = Outcome::of(&sheet.template, &sheet.content.answers);
    let own = markdown(sheet, &outcome, &Leaving::everything());
    assert!(own.contains("## Kept answers") && own.contains("Gone words.") && own.contains("Mine alone."));
    let mut options = PageOptions { copy: Copy::Completed, ..PageOptions::default() };
    let printed = |options: &PageOptions| {
        let pages = lay_out(sheet, &outcome, options);
        pages
            .pages
            .iter()
            .flat_map(|page| &page.blocks)
            .map(|block| block.text.clone())
            .collect::<Vec<_>>()
            .join("\n")
    };
    let completed = printed(&options);
    assert!(
        completed.contains("Kept answers")
            && completed.contains("Gone words.")
            && completed.contains("Asked up to version 1.0.0")
    );
    assert!(!completed.contains("Mine alone."));
    options.copy = Copy::Review;
    assert!(!printed(&options).contains("Gone words."));
}

#[test]
fn a_question_that_comes_back_brings_its_answer_back() {
    let person = filled();
    let renewed = look(person.steps.sheet(), &second()).renewed;
    let person = person.change(Change::Renew(Box::new(renewed)));
    let third = FIRST.replace("1.0.0", "1.2.0");
    let again = look(person.steps.sheet(), &third);
    let back: Vec<&str> = again.lines.iter().filter(|l| l.fate == Fate::Back).map(|l| l.id.as_str()).collect();
    assert_eq!(back, ["gone", "private", "kind", "s2"]);
    let person = person.change(Change::Renew(Box::new(again.renewed)));
    let sheet = person.steps.sheet();
    assert_eq!(*sheet.content.answers.get("s2"), Answer::Step(3));
    assert!(!sheet.content.former.contains("gone") && sheet.content.former.contains("many"));
}

#[test]
fn a_kept_answer_is_deleted_and_brought_back_like_any_other() {
    let person = filled();
    let renewed = look(person.steps.sheet(), &second()).renewed;
    let person = person.change(Change::Renew(Box::new(renewed)));
    let person = person.change(Change::Former { id: id("gone"), former: None });
    assert!(!person.steps.sheet().content.former.contains("gone"));
    let person = person.undo();
    assert!(person.steps.sheet().content.former.contains("gone"));
}

#[test]
fn a_sheet_that_is_with_somebody_is_not_taken_over() {
    let mut person = filled();
    let now = person.now;
    person = person.change(attune::worksheet::share("Anna", now));
    let renewed = look(person.steps.sheet(), &second()).renewed;
    person.refused(Change::Renew(Box::new(renewed)), Refused::NotYours);
}

#[test]
fn what_was_said_since_stays_when_taking_over_is_taken_back() {
    let person = filled();
    let anchor = person.words(&at("stays"), "Stays");
    let person = person.hand_to(anna()).comments("before", anchor.clone(), "Why?").hand_to(writer());
    let renewed = look(person.steps.sheet(), &second()).renewed;
    let person = person.change(Change::Renew(Box::new(renewed))).hand_to(anna());
    let person = person.comments("since", Anchor::Item(id("fresh")), "This is new.");
    let now = person.now;
    let person = person.change(read_thanks("Anna", now)).hand_to(writer()).undo();
    let review = &person.steps.sheet().review;
    assert_eq!(person.steps.sheet().template.version, "1.0.0");
    let anchors: Vec<_> = review.comments.iter().map(|c| (c.id.as_str(), c.anchor.clone())).collect();
    assert_eq!(anchors, [("before", anchor), ("since", Anchor::Sheet)], "its question is not there yet");
    assert_eq!(review.marks.len(), 1);
    let text = file::write(person.steps.sheet());
    file::read(&text).expect("it reads");
    let person = person.redo();
    assert_eq!(person.steps.sheet().template.version, "1.1.0");
    assert_eq!(person.steps.sheet().review.comments.len(), 2);
}

#[test]
fn what_i_think_now_is_kept_where_a_question_becomes_information() {
    let thought = "Now I see it.";
    let person = filled().splice(later_of("gone"), 0, "", thought);
    let newer = FIRST.replace("1.0.0", "1.1.0").replace("LongText(ask: \"What goes?\")", "Info(say: \"What went.\")");
    let renewed = look(person.steps.sheet(), &newer).renewed;
    let sheet = person.change(Change::Renew(Box::new(renewed)));
    let kept = sheet.steps.sheet().content.former.get("gone").expect("kept");
    assert_eq!((kept.words.as_str(), kept.later.as_str()), ("Gone words.", thought));
}

#[test]
fn of_two_answers_to_one_question_the_newest_comes_back_and_under_its_own_question() {
    let take_over = |person: Person, text: &str| {
        let renewed = look(person.steps.sheet(), text).renewed;
        person.change(Change::Renew(Box::new(renewed)))
    };
    let with = |version: &str| FIRST.replace("1.0.0", version);
    let without = |version: &str| with(version).replace("            \"gone\": LongText(ask: \"What goes?\"),\n", "");
    let number =
        |version: &str| with(version).replace("LongText(ask: \"What goes?\")", "Number(ask: \"What goes?\")");
    // Words, then a number under the same question, then neither.
    let person = take_over(filled(), &number("1.1.0")).set(at("gone"), Answer::Amount(Decimal::parse("7").unwrap()));
    let person = take_over(person, &without("1.2.0"));
    let former = &person.steps.sheet().content.former;
    assert!(former.contains("gone") && former.get("gone-2").is_some_and(|f| f.item == Some(id("gone"))));
    let text = file::write(person.steps.sheet());
    assert_eq!(file::read(&text).expect("it reads").content.former.len(), former.len());
    // A file of an earlier version of the program does not say whose answer it is.
    let old =
        file::read(&text.replace("item: Some(\"gone\"), ", "").replace("item:\"gone\",", "")).expect("it reads");
    let tempting = number("1.3.0").replace(
        "            \"private\"",
        "            \"gone-2\": Number(ask: \"Another?\"),\n            \"private\"",
    );
    for sheet in [person.steps.sheet().clone(), old] {
        let again = look(&sheet, &tempting).renewed;
        assert_eq!(*again.answers.get("gone"), Answer::Amount(Decimal::parse("7").unwrap()), "the newest that fits");
        assert!(again.answers.get("gone-2").is_unanswered(), "it was never asked");
        assert!(again.former.contains("gone"), "the words are kept");
    }
}

#[test]
fn a_comment_keeps_its_place_at_words_that_stay_when_something_beside_them_goes() {
    let place = cell("rows", "opening-1", "one");
    let person = filled();
    let row = person.sheet().content.answers.get("rows").rows()[0].id.clone();
    let place = attune::worksheet::At::cell(place.item, row, id("one"));
    let anchor = person.words(&place, "Upper");
    let person = person.hand_to(anna()).comments("c1", anchor.clone(), "Which?").hand_to(writer());
    let renewal = look(person.steps.sheet(), &second());
    assert_eq!(renewal.renewed.review.comments[0].anchor, anchor, "only another column went");
    assert_eq!(renewal.moved_comments, 0);
}

#[test]
fn an_answer_that_was_kept_in_part_and_then_went_comes_back_as_it_was_last() {
    let take_over = |person: Person, text: &str| {
        let renewed = look(person.steps.sheet(), text).renewed;
        person.change(Change::Renew(Box::new(renewed)))
    };
    let many = |person: &Person| person.options("many");
    // Apples go, and then the question; with the question they are offered again.
    let person = take_over(filled(), &second());
    assert_eq!(many(&person), ["b"]);
    let line = "            \"many\": ChooseMany(ask: \"Which of these?\", options: { \"b\": \"Pears\" }),\n";
    assert!(second().contains(line));
    let person = take_over(person, &second().replace("1.1.0", "1.2.0").replace(line, ""));
    let person = take_over(person, &FIRST.replace("1.0.0", "1.3.0"));
    assert_eq!(many(&person), ["b"], "the newest");
    let former = &person.steps.sheet().content.former;
    assert_eq!(former.get("many").map(|kept| kept.words.as_str()), Some("Apples; Pears"), "the older one is kept");
}
