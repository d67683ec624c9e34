//! The form at the bench: every word can be changed in it, and questions go where they are wanted.

use std::collections::BTreeSet;

use attune::{
    app::{Bench, Command, Form, FormPart, NewKind, PartKind, Rewrite, TemplateText},
    template::{
        self,
        rewrite::{Source, Step},
        shelf,
        translation::Translation,
    },
};

use crate::desk::Desk;

const TWO: &str = r#"Template(
    id: "mine", version: "1.0.0", language: "en", title: "Mine", minutes: 2,
    sections: [
        Section(title: "First", items: {
            "one": ShortText(ask: "One?"),
            // Why this one.
            "two": LongText(
                ask: "Two?",
                show_if: Answered("one"),
            ),
        }),
        Section(title: "Second", items: {
            "three": ShortText(ask: "Three?"),
        }),
    ],
)
"#;

fn opened(text: &str) -> Desk {
    let mut desk = Desk::new();
    let source = TemplateText { name: "mine.ron".into(), text: text.into(), blocks: None };
    desk.send(Command::TemplateRead { file: "/papers/mine.ron".into(), result: Ok(source) });
    desk
}

fn bench(desk: &Desk) -> &Bench {
    desk.state.bench.as_ref().expect("something on the bench")
}

/// Titles of the live sheet's sections, each with its questions.
fn sheet(desk: &Desk) -> Vec<String> {
    let live = bench(desk).live.as_ref().expect("a live sheet");
    let section = |section: &template::Section| {
        let ids: Vec<&str> = section.items.iter().map(|item| item.id.as_str()).collect();
        format!("{}: {}", section.title, ids.join(" "))
    };
    live.sheet().template.sections.iter().map(section).collect()
}

fn step(desk: &mut Desk, section: usize, item: &str, up: bool) {
    desk.send(Command::BenchRewrite(Rewrite::Move { section, item: item.into(), up }));
}

#[test]
fn a_question_goes_over_the_edge_of_its_section_with_its_remark_and_comes_back() {
    let mut desk = opened(TWO);
    step(&mut desk, 0, "two", false);
    assert_eq!(sheet(&desk), ["First: one", "Second: two three"]);
    assert!(bench(&desk).source.text.contains("            // Why this one.\n            \"two\": LongText(\n"));
    step(&mut desk, 1, "two", true);
    assert_eq!(sheet(&desk), ["First: one two", "Second: three"]);
    step(&mut desk, 1, "three", true);
    let form = bench(&desk).form.as_ref().expect("a form");
    let counts: Vec<usize> = form.sections.iter().map(|section| section.items.len()).collect();
    assert_eq!(counts, [3, 0], "the check tells of the empty one, and the form can fill it again");
    desk.send(Command::BenchTakeBack);
    desk.send(Command::BenchTakeBack);
    desk.send(Command::BenchTakeBack);
    assert_eq!(bench(&desk).source.text, TWO);
    step(&mut desk, 0, "one", true);
    assert_eq!(bench(&desk).source.text, TWO, "there is nothing before the first");
}

#[test]
fn sections_change_places_and_one_that_is_left_out_takes_what_speaks_of_it_along() {
    let mut desk = opened(&TWO.replace("Answered(\"one\")", "Answered(\"three\")"));
    desk.send(Command::BenchRewrite(Rewrite::MoveSection { section: 1, up: true }));
    assert_eq!(sheet(&desk), ["Second: three", "First: one two"]);
    desk.send(Command::BenchRewrite(Rewrite::DropSection(0)));
    assert_eq!(sheet(&desk), ["First: one two"]);
    assert!(bench(&desk).faults.is_empty() && !bench(&desk).source.text.contains("show_if"));
}

#[test]
fn shared_questions_go_over_with_their_own_words_and_nothing_is_lost_in_any_sheet() {
    for shipped in shelf::all() {
        let ids = |text: &str| -> BTreeSet<String> {
            let read = template::read(&format!("{}.ron", shipped.id), text, &shelf::look_up);
            let template = read.template.or(read.for_examples).unwrap_or_else(|| panic!("{}", shipped.id));
            template.items().map(|(_, item)| format!("{} {}", item.id, item.ask)).collect()
        };
        let before = ids(shipped.text);
        let form = Form::of(shipped.text, shelf::blocks("reflection")).expect("a form");
        for (section, part) in form.sections.iter().enumerate().skip(1) {
            for (item, up) in [(part.items.first(), true), (part.items.last(), false)] {
                let Some(item) = item else { continue };
                let to_header = up && section == 1;
                let there = if up { section.checked_sub(1) } else { Some(section + 1) };
                if to_header || there.is_none_or(|there| there >= form.sections.len()) {
                    continue;
                }
                let moved = Rewrite::Move { section, item: item.id.clone(), up }.made_in(shipped.text);
                let moved = moved.unwrap_or_else(|| panic!("{} {} {up}", shipped.id, item.id));
                assert!(Source::read(&moved).is_well_formed(), "{} {}", shipped.id, item.id);
                let now = Form::of(&moved, shelf::blocks("reflection")).expect("a form");
                let all = |form: &Form| -> BTreeSet<(String, String)> {
                    form.sections.iter().flat_map(|s| &s.items).map(|i| (i.id.clone(), i.ask.clone())).collect()
                };
                assert_eq!(all(&now), all(&form), "{} {} {up}", shipped.id, item.id);
            }
        }
        assert_eq!(ids(shipped.text), before);
    }
}

/// All words that the form shows, with the ways to them.
fn words(form: &Form) -> Vec<(String, Vec<Step>)> {
    let part = |part: &FormPart| -> Vec<_> {
        part.entries.iter().map(|entry| (entry.words.clone(), entry.way.clone())).collect()
    };
    let mut all: Vec<_> = form.head.iter().map(|text| (text.words.clone(), text.way.clone())).collect();
    for section in &form.sections {
        let title = section.way.iter().cloned().chain([Step::field("title")]).collect();
        all.extend(section.title.clone().map(|words| (words, title)));
        all.extend(section.parts.iter().flat_map(part));
        for item in &section.items {
            all.push((item.ask.clone(), item.ask_way.clone()));
            all.extend(item.help_way.clone().map(|way| (item.help.clone(), way)));
            all.extend(item.parts.iter().flat_map(part));
        }
    }
    all.extend(part(&form.tags));
    all.extend(form.behind.iter().flat_map(part));
    all.extend(form.results.iter().flat_map(|result| &result.parts).flat_map(part));
    all
}

#[test]
fn every_text_that_a_translator_finds_stands_in_the_form_and_is_changed_where_it_stands() {
    let text = shelf::all().iter().find(|one| one.id == "validating-style").expect("shipped").text;
    let form = Form::of(text, shelf::blocks("reflection")).expect("a form");
    let all = words(&form);
    let german = Translation::parse(shelf::translation("validating-style", "de").expect("German")).expect("whole");
    let lists =
        ["my attention is", "I say what", "I put tentative", "it makes sense, given", "anyone might", "I answer as"];
    // The lines of a list that several questions share.
    let elsewhere = |words: &str| lists.iter().any(|one| words.starts_with(one));
    let missing: Vec<&str> =
        german.texts.iter().map(|(words, _)| words).filter(|words| !elsewhere(words)).collect::<Vec<_>>();
    let missing: Vec<&str> = missing.into_iter().filter(|words| !all.iter().any(|(own, _)| own == words)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
    for (old, way) in all.iter().filter(|(old, _)| !old.is_empty()) {
        let words = format!("{old} \"else\"");
        let changed = Rewrite::Words { way: way.clone(), words: words.clone() }.made_in(text).expect("changed");
        let now = Form::of(&changed, shelf::blocks("reflection")).expect("a form");
        assert!(self::words(&now).contains(&(words, way.clone())), "{way:?}");
    }
}

#[test]
fn tags_scales_and_sources_are_changed_in_the_form() {
    let text = r#"Template(id: "own", version: "1.0.0", language: "en", title: "Own", minutes: 1,
    scales: { "often": Scale(steps: { 0: "never", 1: "now and then" }, cannot_say: "cannot say") },
    sections: [Section(title: "One", items: { "r": Rating(ask: "How often?", scale: "often") })],
    sources: [Source(cite: "A book.", seen: true)],
)"#;
    let form = |text: &str| Form::of(text, None).expect("a form");
    let tags = |text: &str| form(text).tags.entries.into_iter().map(|entry| entry.words).collect::<Vec<_>>();
    let way = form(text).tags.way;
    let add = Rewrite::AddEntry { way: way.clone(), kind: PartKind::Tags };
    let one = add.made_in(text).expect("a list of tags is made");
    assert_eq!(tags(&one), ["a new word"]);
    let first = form(&one).tags.entries[0].way.clone();
    let one = Rewrite::Words { way: first, words: "rest".to_owned() }.made_in(&one).expect("renamed");
    let two = add.made_in(&one).expect("one more");
    let up = Rewrite::MoveEntry { way: way.clone(), id: "1".to_owned(), up: true }.made_in(&two).expect("moved");
    assert_eq!(tags(&up), ["a new word", "rest"]);
    let left = Rewrite::DropEntry { way, id: "0".to_owned() }.made_in(&up).expect("left out");
    assert_eq!(tags(&left), ["rest"]);
    let behind = form(text).behind;
    let said: Vec<&str> = behind.iter().flat_map(|part| &part.entries).map(|entry| entry.words.as_str()).collect();
    assert_eq!(said, ["never", "now and then", "cannot say", "A book."]);
    let step = behind[0].entries[1].way.clone();
    let changed = Rewrite::Words { way: step, words: "at times".to_owned() }.made_in(&left).expect("changed");
    let template = template::read("own.ron", &changed, &|_| None).template.expect("still whole");
    assert_eq!(template.tags, ["rest"]);
    assert!(changed.contains("1: \"at times\""), "{changed}");
}

#[test]
fn a_scale_statements_and_a_source_are_added_and_the_last_word_and_source_go() {
    let text = r#"Template(id: "own", version: "1.0.0", language: "en", title: "Own", minutes: 1,
    tags: ["rest"],
    sections: [Section(title: "One", items: { "a": LongText(ask: "What?") })],
)"#;
    let read = |text: &str| {
        let checked = template::read("own.ron", text, &|_| None);
        assert!(checked.template.is_some(), "{text}\n{:?}", checked.diagnostics);
        checked.template.expect("whole")
    };
    let form = Form::of(text, None).expect("a form");
    let way = form.tags.way.clone();
    let bare = Rewrite::DropEntry { way: way.clone(), id: "0".to_owned() }.made_in(text).expect("the last one goes");
    assert!(read(&bare).tags.is_empty() && !bare.contains("tags"), "{bare}");

    let sources = form.behind.iter().find(|part| part.kind == PartKind::Sources).expect("a place for sources");
    assert!(sources.entries.is_empty());
    let add = Rewrite::AddEntry { way: sources.way.clone(), kind: PartKind::Sources };
    let two = add.made_in(text).and_then(|one| add.made_in(&one)).expect("two sources");
    assert_eq!(read(&two).sources.len(), 0, "what nobody has seen is not shown");
    let first = Form::of(&two, None).expect("a form").behind.iter().flat_map(|part| &part.entries).next().cloned();
    let first = first.filter(|entry| !entry.seen).expect("a source, not seen yet");
    let seen = Rewrite::Seen { way: first.way, on: true }.made_in(&two).expect("ticked");
    assert_eq!(read(&seen).sources.len(), 1);
    let drop = Rewrite::DropEntry { way: sources.way.clone(), id: "0".to_owned() };
    let none = drop.made_in(&two).and_then(|one| drop.made_in(&one)).expect("both go");
    assert!(read(&none).sources.is_empty() && !none.contains("sources"), "{none}");

    let statements = Rewrite::Add { section: 0, kind: NewKind::Ratings };
    let asked = statements.made_in(text).expect("with a scale of its own");
    let scales = |text: &str| {
        let behind = Form::of(text, None).expect("a form").behind;
        behind.into_iter().filter(|part| part.kind == PartKind::Steps).collect::<Vec<_>>()
    };
    assert_eq!(
        read(&asked).question("q1").map(|item| item.ask.clone()).as_deref(),
        Some("How true is each of these?")
    );
    assert_eq!(scales(&asked).len(), 1);
    let again = statements.made_in(&asked).expect("under the same scale");
    assert_eq!((scales(&again).len(), read(&again).items().count()), (1, 3));
    let scale = Rewrite::AddEntry { way: vec![Step::field("scales")], kind: PartKind::Steps };
    let more = scale.made_in(&again).expect("one more scale");
    assert_eq!(scales(&more).iter().map(|part| part.entries.len()).collect::<Vec<_>>(), [5, 5]);
    read(&more);
}

#[test]
fn a_list_says_in_words_when_it_holds() {
    let text = shelf::all().iter().find(|one| one.id == "validating-style").expect("shipped").text;
    let form = Form::of(text, None).expect("a form");
    let section = form.sections.get(2).expect("a third");
    let when: Vec<&str> = section.parts.iter().filter_map(|part| part.when.as_deref()).collect();
    assert_eq!(
        when,
        [
            "If “One moment in a session” is chosen in “What will you look at?”",
            "If “Myself lately, over some weeks” is chosen in “What will you look at?”",
        ]
    );
    let notes = form.results.last().expect("notes");
    assert!(notes.parts.iter().all(|part| part.when.is_some()), "every note has its condition beside it");
}

#[test]
fn what_is_typed_in_the_form_stands_literally_on_the_sheet_and_signs_stay_signs() {
    let text = TWO.replace("Two?", "Two, after *{item: one}*?");
    let mut desk = opened(&text);
    let ways = |desk: &Desk| {
        let section = &bench(desk).form.as_ref().expect("a form").sections[0];
        section.items.iter().map(|item| (item.ask.clone(), item.ask_way.clone())).collect::<Vec<_>>()
    };
    let first = ways(&desk)[0].1.clone();
    for typed in ["5 * 3 *so*", "{x} [a](b)", r"a \ \* b", "say \"no\"", "turned \u{202E}round"] {
        desk.send(Command::BenchRewrite(Rewrite::Words { way: first.clone(), words: typed.into() }));
        assert!(bench(&desk).faults.is_empty(), "{typed}: {:?}", bench(&desk).faults);
        let live = bench(&desk).live.as_ref().expect("a sheet");
        let asked = &live.sheet().template.question("one").expect("the question").ask;
        assert_eq!(template::markup::plain(asked), typed);
        assert_eq!(ways(&desk)[0].0, typed, "and the field shows what was typed");
    }
    let (shown, second) = ways(&desk)[1].clone();
    assert_eq!(shown, "Two, after *{item: one}*?");
    desk.send(Command::BenchRewrite(Rewrite::Words { way: second, words: format!("{shown} 2*3*4") }));
    assert!(
        bench(&desk).source.text.contains(r"Two, after *{item: one}*? 2\\*3\\*4"),
        "{}",
        bench(&desk).source.text
    );
    assert!(bench(&desk).faults.is_empty());
}

#[test]
fn a_shared_question_keeps_the_signs_of_its_own_words() {
    let blocks = r#"Blocks(id: "own", version: "1.0.0", language: "en", items: { "next": ShortText(ask: "One *small* thing") })"#;
    let text = r#"Template(id: "mine", version: "1.0.0", language: "en", title: "Mine", minutes: 1, blocks: "own",
    sections: [Section(title: "One", shared: ["next"])],
)"#;
    let item = Form::of(text, Some(blocks)).expect("a form").sections[0].items[0].clone();
    assert_eq!(item.ask, "One *small* thing");
    let words = Rewrite::Words { way: item.ask_way, words: "One *small* thing, 1*2".into() };
    let made = words.made_with(text, Some(blocks)).expect("reworded");
    assert!(made.contains(r#"ask: "One *small* thing, 1\\*2""#), "{made}");
}

#[test]
fn a_condition_is_said_in_the_words_of_the_sheet() {
    let text = r#"Template(id: "own", version: "1.0.0", language: "en", title: "Own", minutes: 1,
    lists: { "ways": { "here": "Being here" } },
    scales: { "five": Scale(steps: { 1: "a", 2: "b", 3: "c" }) },
    bands: { "two": { "low": From(1), "high": From(2) } },
    sections: [Section(title: "One", items: {
        "a": ChooseOne(ask: "Which?", options: { "x": "This", "y": "That" }),
        "b": YesNo(ask: "Is it?"),
        "n": Number(ask: "How many?", least: 0, most: 9),
        "r": Ratings(ask: "How true?", scale: "five", statements: { "s": Statement("load", "I hurried.") }),
        "t": Table(ask: "Lines", rows: Free(1, 3), columns: { "c": YesNo(ask: "So?") }),
    })],
    scores: { "load": Score(title: "Load", method: Mean, missing: NoneAllowed, bands: "two", label: "L.") },
    notes: [Notes(under: "load", at_most: 1, list: [
        Note(show_if: All([Band("load", ["low", "high"]), Any([Chosen("a", ["x"]), Not(Chosen("b", ["yes"]))])]), say: "1"),
        Note(show_if: Value("n", Between(2, 4)), say: "2"),
        Note(show_if: Value("s", AtLeast(2)), say: "3"),
        Note(show_if: AnyRow("t", "c", ["no"]), say: "4"),
        Note(show_if: Answered("nobody"), say: "5"),
    ])],
)"#;
    let form = Form::of(text, None).expect("a form");
    let notes = form.results.iter().flat_map(|result| &result.parts).filter(|part| part.kind == PartKind::Notes);
    let said: Vec<&str> = notes.filter_map(|part| part.when.as_deref()).collect();
    assert_eq!(
        said,
        [
            "If “Load” lies in “low” or “high” and (“This” is chosen in “Which?” or it is not so that “Yes” is chosen in “Is it?”)",
            "If “How many?” is from 2 to 4",
            "If “I hurried.” is 2 or more",
            "If a line of “Lines” says “No”",
            "If Answered(\"nobody\")",
        ]
    );
}
