//! Worksheet files: what is written is read, and damage is named.

use std::time::{Duration, Instant};

use attune::{
    base::Keyed,
    template::shelf,
    worksheet::{
        Answer, Change, FlagState, Outcome, Way, Worksheet,
        file::{self, Damage, FileError, RootKind, blank_code, content_code, kind_of},
        read_thanks, share,
    },
};
use proptest::prelude::*;

use crate::{
    person::{Person, all_of, anna, at, cell, id, later_of, open, open_text, start, writer},
    sight::EVERYTHING,
};

/// A worksheet with a little of everything.
fn full() -> Person {
    let person = open_text(EVERYTHING)
        .answer("story", "She said \"no\".\nA path\\name, a hash #, a tab\t, a carriage\r\nreturn, \"# and \"##.")
        .answer("code", "K-7Q4M")
        .answer("name", "Ελπίδα — надежда, \u{1F331}")
        .answer("one", "more")
        .answer("hidden", "kept for good")
        .answer("one", "less")
        .answer("many", ["a", "other"])
        .answer("slide", 0)
        .answer("count", "35.9")
        .answer("r1", 2)
        .answer("alone", Some(attune::worksheet::Step::CannotSay))
        .answer("sure", "not-sure")
        .answer("met", "2026-11-25")
        .set(at("free"), Answer::Nothing)
        .splice(cell("two", "opening-2", "text"), 0, "", "second")
        .splice(later_of("story"), 0, "", "What I think now.")
        .change(Change::ForSupervision { item: id("story"), on: true })
        .change(Change::Way(Way::Whole))
        .change(share("Anna", start()))
        .hand_to(anna());
    let anchor = person.words(&at("story"), "said");
    person.comments("c1", anchor, "How \"no\"?").change(read_thanks("Anna", start())).hand_to(writer())
}

fn same(a: &Worksheet, b: &Worksheet) -> bool {
    all_of(a) == all_of(b) && a.content == b.content && a.doc == b.doc && a.template.texts == b.template.texts
}

fn written() -> String {
    full().save().saved().to_owned()
}

/// What a damaged file says.
#[track_caller]
fn error(text: &str) -> FileError {
    let error = file::read(text).expect_err("this file is damaged");
    let words = format!("{error} {}", error.help());
    assert!(!words.contains("file-") && !words.contains("damage-"), "{error:?} has no words of its own: {words}");
    for secret in ["Ελπίδα", "kept for good", "K-7Q4M", "second"] {
        assert!(!words.contains(secret), "an answer stands in an error");
        assert!(!format!("{error:?}").contains(secret), "an answer stands in an error");
    }
    error
}

fn line_of(text: &str, words: &str) -> usize {
    let at = text.find(words).unwrap();
    text.get(..at).unwrap().lines().count() + usize::from(text.get(..at).unwrap().ends_with('\n'))
}

#[track_caller]
fn damage(text: &str) -> (usize, Damage) {
    match error(text) {
        FileError::Damaged { line, what } => (line, what),
        other => panic!("not damaged but {other:?}"),
    }
}

#[test]
fn what_is_written_is_read_and_written_again_with_the_same_bytes() {
    let person = full().save();
    let read = file::read(person.saved()).unwrap();
    assert!(same(&read, person.sheet()));
    assert_eq!(file::write(&read), person.saved());
    assert!(person.saved().starts_with("Worksheet(\n    format: 1,\n"));
    assert_eq!(kind_of(person.saved()), RootKind::Worksheet);
}

#[test]
fn every_sheet_of_the_shelf_goes_into_a_file_and_back_byte_for_byte() {
    for shipped in shelf::all() {
        let person = open(shipped.id).save();
        let read = file::read(person.saved()).unwrap();
        assert_eq!(&*read.template.texts.template, shipped.text);
        // The client's own sheet shares nothing with ours.
        let blocks = shelf::blocks("reflection").filter(|_| read.template.for_client.is_none());
        assert_eq!(read.template.texts.blocks.as_deref(), blocks);
        assert!(person.saved().contains("text: r#"), "the template stands in it as it is");
    }
}

#[test]
fn a_template_with_carriage_returns_and_many_hashes_is_kept_to_the_byte() {
    let text = EVERYTHING.replace('\n', "\r\n").replace("// A template", "// \"# \"## \"### A template");
    let person = open_text(&text).answer("story", "x").save().reopen();
    assert_eq!(&*person.sheet().template.texts.template, text.as_str());
    assert_eq!(person.text("story"), "x");
}

#[test]
fn answers_under_hidden_questions_stand_apart_and_come_back() {
    let person = full().save();
    let kept = person.saved().find("kept: {").unwrap();
    let hidden = person.saved().find("kept for good").unwrap();
    assert!(hidden > kept);
    assert_eq!(person.reopen().text("hidden"), "kept for good");
}

#[test]
fn the_work_goes_on_after_saving_killing_and_opening_again() {
    let person =
        open("validating-style").answer("V2", "envy").rates("S", &[5, 1]).save().answer("V2", "lost").reopen();
    assert_eq!(person.text("V2"), "envy");
    assert!(!person.steps.can_undo());
    let person = person.answer("V2", "envy again").undo();
    assert_eq!(person.text("V2"), "envy");
}

#[test]
fn a_file_that_ends_anywhere_is_an_error_and_never_a_panic() {
    let text = written();
    let ends = text.char_indices().map(|(at, _)| at).step_by(97).chain([text.len() - 3]);
    for end in ends {
        let cut = text.get(..end).unwrap();
        assert!(file::read(cut).is_err(), "cut at {end}");
    }
}

#[test]
fn damage_cut_off_says_the_line() {
    let text = written();
    let answers = text.find("    answers: {").unwrap();
    let (line, what) = damage(text.get(..answers).unwrap());
    assert_eq!(what, Damage::CutOff);
    assert!(line >= 2);
}

#[test]
fn damage_unknown_field() {
    let text = written().replacen("        begun: ", "        mood: 3,\n        begun: ", 1);
    assert_eq!(damage(&text), (line_of(&text, "mood:"), Damage::UnknownField));
}

#[test]
fn damage_missing_field() {
    let text = written();
    let begun = text.find("        begun: ").unwrap();
    let end = begun + text.get(begun..).unwrap().find('\n').unwrap() + 1;
    let without = [text.get(..begun).unwrap(), text.get(end..).unwrap()].concat();
    assert!(matches!(damage(&without), (_, Damage::MissingField("begun"))));
}

#[test]
fn damage_doubled_field() {
    let text = written().replacen("        way: Whole,", "        way: Whole,\n        way: Whole,", 1);
    assert!(matches!(damage(&text), (_, Damage::DoubledField("way"))));
}

#[test]
fn damage_wrong_value() {
    for (good, bad) in [
        ("answer: Step(2)", "answer: Step(two)"),
        ("answer: Step(2)", "answer: Leap(2)"),
        ("doc: \"doc-1\"", "doc: \"doc 1\""),
        ("begun: \"2026-11-22T18:50:00+01:00\"", "begun: \"yesterday\""),
    ] {
        let text = written();
        assert!(text.contains(good), "{good}");
        let text = text.replacen(good, bad, 1);
        assert_eq!(damage(&text), (line_of(&text, bad), Damage::WrongValue), "{bad}");
    }
}

#[test]
fn damage_no_such_question() {
    let text = written().replacen("\"slide\": Entry(", "\"slope\": Entry(", 1);
    let line = line_of(&text, "\"slope\": Entry(");
    assert_eq!(damage(&text), (line, Damage::NoSuchQuestion("slope".to_owned())));
}

#[test]
fn damage_does_not_fit() {
    for (item, good, bad) in [
        ("slide", "answer: Step(0)", "answer: Step(11)"),
        ("count", "answer: Amount(\"35.9\")", "answer: Amount(\"35.95\")"),
        ("r1", "answer: Step(2)", "answer: Text(\"2\")"),
        ("one", "answer: One(Id(\"less\"))", "answer: One(Id(\"lesser\"))"),
        ("two", "cells: {\"text\": ", "cells: {\"words\": "),
    ] {
        let text = written();
        assert!(text.contains(good), "{good} in {item}");
        let text = text.replacen(good, bad, 1);
        let line = line_of(&text, &format!("\"{item}\": Entry("));
        assert_eq!(damage(&text), (line, Damage::DoesNotFit(item.to_owned())), "{bad}");
    }
}

#[test]
fn damage_answered_twice() {
    let text = written();
    let entry = text.find("            \"slide\": Entry(").unwrap();
    let end = entry + text.get(entry..).unwrap().find('\n').unwrap() + 1;
    let line = text.get(entry..end).unwrap().to_owned();
    // Twice in one part, and once in each part.
    let doubled = [text.get(..end).unwrap(), &line, text.get(end..).unwrap()].concat();
    assert!(matches!(damage(&doubled), (_, Damage::WrongValue)));
    let in_kept = text.replacen("kept: {\n", &format!("kept: {{\n{line}"), 1);
    assert_eq!(damage(&in_kept).1, Damage::AnsweredTwice("slide".to_owned()));
}

#[test]
fn damage_lost_comment() {
    let text = written();
    let comment = text.find("Comment(id: \"c1\"").unwrap();
    let (before, after) = text.split_at(comment);
    assert!(after.contains("item: \"story\""));
    let text = [before, &after.replacen("item: \"story\"", "item: \"tale\"", 1)].concat();
    assert_eq!(damage(&text).1, Damage::LostComment);
}

#[test]
fn a_changed_question_is_found_by_its_hash() {
    let text = written().replacen("ask: \"What happened?\"", "ask: \"What did you do?\"", 1);
    assert_eq!(error(&text), FileError::TextsChanged);
    let blocks = open("just-a-line").save().saved().replacen("What we said", "What he said", 1);
    assert_eq!(error(&blocks), FileError::TextsChanged);
}

#[test]
fn a_newer_format_is_left_alone_even_if_the_rest_is_strange() {
    assert_eq!(error(&written().replacen("format: 1", "format: 2", 1)), FileError::NewerFormat(2));
    assert_eq!(error("Worksheet(format: 17, what: Ever[})"), FileError::NewerFormat(17));
    assert_eq!(error("Worksheet(doc: \"x\")"), FileError::Damaged { line: 1, what: Damage::MissingField("format") });
}

#[test]
fn other_files_are_told_apart() {
    for (text, kind) in [
        (shelf::all()[0].text, RootKind::Template),
        (shelf::blocks("reflection").unwrap(), RootKind::Blocks),
        ("// mine\n/* a /* b */ c */ { \"A1\": \"x\" }", RootKind::Answers),
        ("\u{feff}#![enable(implicit_some)]\nTemplate (", RootKind::Template),
        ("Dear Anna,", RootKind::Unknown),
        ("", RootKind::Unknown),
        ("/* never closed", RootKind::Unknown),
    ] {
        assert_eq!(kind_of(text), kind);
        assert_eq!(error(text), FileError::NotAWorksheet(kind));
    }
}

#[test]
fn what_is_no_text_or_far_too_large_is_refused() {
    let mut bytes = written().into_bytes();
    let place = bytes.len() / 2;
    bytes[place] = 0xff;
    assert!(matches!(file::read_bytes(&bytes), Err(FileError::Damaged { what: Damage::NotText, .. })));
    assert_eq!(file::read_bytes(b"\x89PNG\r\n").err(), Some(FileError::NotAWorksheet(RootKind::Unknown)));
    let huge = vec![b' '; file::MAX_BYTES + 1];
    assert_eq!(file::read_bytes(&huge).err(), Some(FileError::TooLarge));
}

#[test]
fn the_code_of_a_page_follows_what_is_written_and_not_what_is_said_about_it() {
    let person = open("validating-style").answer("V2", "envy");
    let code = content_code(person.sheet());
    assert_eq!(code.len(), 9);
    assert!(code.split(' ').all(|part| part.len() == 4 && part.chars().all(|c| c.is_ascii_hexdigit())));
    assert_eq!(code, code.to_uppercase());
    let person = person.save().reopen();
    assert_eq!(content_code(person.sheet()), code);
    let person = person.change(share("Anna", start()));
    assert_eq!(content_code(person.sheet()), code);
    let person = person.answer("V2", "envy again");
    assert_ne!(content_code(person.sheet()), code);
    let blank = |id: &str| blank_code(&shelf::template(id).unwrap());
    assert_eq!(blank("just-a-line"), blank("just-a-line"));
    assert_ne!(blank("just-a-line"), blank("validating-style"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_words_go_into_a_file_and_back(words in any::<String>(), hashes in "[\"#\\\\\r\n\t ]{0,12}", other in any::<String>()) {
        prop_assume!(!words.is_empty());
        let all = format!("{words}{hashes}{other}");
        let person = open_text(EVERYTHING).answer("story", all.as_str()).answer("one", "other");
        let own = attune::worksheet::At { item: id("one"), part: attune::worksheet::Part::OwnWords };
        let person = person
            .splice(own, 0, "", &hashes)
            .splice(cell("free", "opening-1", "what"), 0, "", &all)
            .splice(later_of("story"), 0, "", &all)
            .save();
        let read = file::read(person.saved()).unwrap();
        prop_assert!(same(&read, person.sheet()));
        prop_assert_eq!(file::write(&read), person.saved());
    }

    #[test]
    fn a_flipped_byte_never_panics_and_never_loses_the_questions(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = written().into_bytes();
        let place = at.index(bytes.len());
        bytes[place] = byte;
        if let Ok(sheet) = file::read_bytes(&bytes) {
            prop_assert_eq!(&*sheet.template.texts.template, EVERYTHING);
        }
    }
}

#[test]
fn a_template_that_this_program_cannot_read_is_an_error_of_its_own() {
    let (good, faulty) = (EVERYTHING, EVERYTHING.replacen("Slider(", "Glider(", 1));
    let text = written().replacen(good, &faulty, 1).replacen(&hash(good), &hash(&faulty), 1);
    assert_eq!(error(&text), FileError::TemplateFaulty);
}

/// The check was less strict once: what it let pass is in worksheets that people wrote in.
#[test]
fn a_template_that_the_check_would_send_back_today_opens_its_worksheet_all_the_same() {
    let good = EVERYTHING;
    for (now, then) in [
        ("least: 0, most: 100", "least: \"0\", most: 100"),
        ("low: \"near\", high: \"far\")", "low: \"near\", high: \"far\", to: 1000)"),
    ] {
        assert!(good.contains(now), "{now}");
        let older = good.replacen(now, then, 1);
        let checked = attune::template::read("everything.ron", &older, &shelf::look_up);
        assert!(checked.template.is_none(), "its author is told: {then}");
        let text = written().replacen(good, &older, 1).replacen(&hash(good), &hash(&older), 1);
        let sheet = file::read(&text).expect(then);
        assert!(sheet.text(&at("story")).contains("She said"));
        assert_eq!(file::write(&sheet), text, "and is written as it was");
    }
}

fn hash(text: &str) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn many_entries_are_read_in_the_time_they_take_to_look_at() {
    const MANY: usize = 200_000;
    let text = |count: usize| -> String {
        let entries: Vec<String> = (0..count).map(|nth| format!("\"id-{nth}\":{nth}")).collect();
        format!("{{{}}}", entries.join(","))
    };
    let begun = Instant::now();
    let read: Keyed<usize> = ron::from_str(&text(MANY)).unwrap();
    let again: Keyed<usize> = read.iter().map(|(id, nth)| (id.clone(), *nth)).collect();
    assert!(read.values().copied().eq(0..MANY) && again == read);
    // Looking through all entries for each one takes minutes.
    assert!(begun.elapsed() < Duration::from_secs(30), "{:?}", begun.elapsed());
    // The id that stands twice is found and named, among few and among many.
    for count in [1, 31, 32, 33, 100] {
        for twice in [0, count - 1] {
            let text = text(count).replace('}', &format!(",\"id-{twice}\":0}}"));
            let fault = ron::from_str::<Keyed<usize>>(&text).unwrap_err().to_string();
            assert!(fault.contains(&format!("the id \"id-{twice}\" stands twice")), "{fault}");
            let doubled = (0..count).chain([twice]).map(|nth| (id(&format!("id-{nth}")), nth));
            assert_eq!(doubled.collect::<Keyed<_>>().len(), count);
        }
    }
}

/// Questions of which each but the first is shown by the one before it, which stands after it.
fn chain(count: usize) -> String {
    let one = |nth: usize| match nth.checked_sub(1) {
        None => "\"i0\": YesNo(ask: \"?\")".to_owned(),
        Some(before) => format!("\"i{nth}\": YesNo(ask: \"?\", show_if: Visible(\"i{before}\"))"),
    };
    let items: Vec<String> = (0..count).rev().map(one).collect();
    format!(
        "Template(id: \"chain\", version: \"1.0.0\", language: \"en\", title: \"T\", minutes: 5, sections: \
         [Section(title: \"Last\", show_if: Answered(\"last\"), items: {{ {} }}), Section(title: \"First\", \
         items: {{ \"last\": YesNo(ask: \"?\") }})], flags: {{ \"f\": Flag(title: \"F\", yes_if: \
         Not(Visible(\"i{}\")), label: \"L.\") }})",
        items.join(",\n"),
        count - 1
    )
}

#[test]
fn a_worksheet_with_a_longer_chain_than_the_check_allows_today_still_opens() {
    let (short, long) = (chain(20), chain(5000));
    let checked = attune::template::read("chain.ron", &long, &shelf::look_up);
    assert!(checked.template.is_none(), "its author is told");
    let work = move || {
        for (given, shown) in [("yes", true), ("", false)] {
            let person = open_text(&short);
            let person = if given.is_empty() { person } else { person.answer("last", given) };
            let text = person.save().saved().replacen(&short, &long, 1).replacen(&hash(&short), &hash(&long), 1);
            let sheet = file::read(&text).unwrap();
            let outcome = Outcome::of(&sheet.template, &sheet.content.answers);
            assert_eq!((outcome.is_shown("i0"), outcome.is_shown("i4999")), (shown, shown));
            assert_eq!(outcome.results.flags[0].state, if shown { FlagState::No } else { FlagState::NotAnswered });
        }
    };
    // As little room as a thread beside the window has.
    std::thread::Builder::new().stack_size(1 << 20).spawn(work).unwrap().join().unwrap();
}
