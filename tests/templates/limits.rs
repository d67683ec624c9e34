//! Size, depth and number: the reader answers, whatever it is given.

use attune::{
    diagnostic::{Code, Diagnostic, render, sentence},
    template::{MAX_BYTES, MAX_DIAGNOSTICS, read, shelf},
    worksheet::examples,
};

fn codes(text: &str) -> Vec<Code> {
    read("limits.ron", text, &shelf::look_up).diagnostics.iter().map(|d| d.code).collect()
}

fn sheet(items: &str) -> String {
    format!(
        "Template(id: \"limits\", version: \"1.0.0\", language: \"en\", title: \"T\", minutes: 5, \
         sections: [Section(title: \"One\", items: {{ {items} }})])"
    )
}

fn with_examples(sheet: &str, examples: &str) -> String {
    sheet.replacen(", sections:", &format!(", examples: [{examples}], sections:"), 1)
}

#[test]
fn a_file_that_is_too_large_is_refused_at_once() {
    // E009
    assert_eq!(codes(&"x".repeat(MAX_BYTES + 1)), [Code::TooLarge]);
}

#[test]
fn brackets_too_deep_in_one_another_are_reported_once_and_never_overflow() {
    // E008
    for open in ["Not(", "All([", "(", "[", "{\"a\":"] {
        let deep = sheet(&format!("\"a\": LongText(ask: \"?\", show_if: {})", open.repeat(50_000)));
        let found = codes(&deep);
        assert_eq!(found.iter().filter(|code| **code == Code::TooDeep).count(), 1, "{open}");
        assert!(found.len() <= MAX_DIAGNOSTICS);
    }
    let fine = format!("{}Answered(\"b\"){}", "Not(".repeat(40), ")".repeat(40));
    let fine = sheet(&format!("\"b\": YesNo(ask: \"?\"), \"a\": LongText(ask: \"?\", show_if: {fine})"));
    assert_eq!(codes(&fine), []);
}

#[test]
fn what_follows_after_the_end_is_reported() {
    // E011
    let text = format!("{}\nSection(title: \"Two\")", sheet("\"a\": LongText(ask: \"?\")"));
    assert_eq!(codes(&text), [Code::AfterEnd]);
}

#[test]
fn a_file_full_of_faults_says_how_many_are_not_told() {
    let bad: String = (0..250).map(|n| format!("\"i{n}\": LongText(aks: \"?\"), ")).collect();
    let checked = read("limits.ron", &sheet(&bad), &shelf::look_up);
    assert_eq!((checked.diagnostics.len(), checked.left_out), (MAX_DIAGNOSTICS, 250 - MAX_DIAGNOSTICS));
    assert!(checked.diagnostics.iter().all(|d| d.code == Code::UnknownField));
}

#[test]
fn a_circle_through_thousands_of_questions_names_a_few_of_them() {
    let round = |n: usize| format!("\"i{n}\": LongText(ask: \"?\", show_if: Answered(\"i{}\")), ", (n + 1) % 3_000);
    let checked = read("limits.ron", &sheet(&(0..3_000).map(round).collect::<String>()), &shelf::look_up);
    let [circle] = checked.diagnostics.as_slice() else { panic!("one circle, not {}", checked.diagnostics.len()) };
    assert_eq!((circle.code, circle.labels.len()), (Code::Circle, 7));
    assert!(circle.message.contains("2992 more"), "{}", circle.message);
}

#[test]
fn what_hangs_on_hundreds_of_others_in_a_row_is_refused_and_never_overflows() {
    let chain = |length: usize| {
        let one = |n: usize| format!("\"i{n}\": YesNo(ask: \"?\", show_if: Chosen(\"i{}\", [\"yes\"])), ", n - 1);
        let items = (1..length).rev().map(one).collect::<String>() + "\"i0\": YesNo(ask: \"?\")";
        let example = "Example(name: \"E\", answers: {\"i0\": \"no\"}, expect: [Hidden([\"i9\"])])";
        let mut checked = read("limits.ron", &with_examples(&sheet(&items), example), &shelf::look_up);
        examples::try_out(&mut checked);
        checked.diagnostics
    };
    assert_eq!(chain(257), []);
    let [told] = <[Diagnostic; 1]>::try_from(chain(5_000)).unwrap();
    assert_eq!(
        (told.code, told.message.as_str()),
        (Code::TooDeep, "\"i257\" hangs on more than 256 others, one after the other",)
    );
}

#[test]
fn a_circle_of_scores_where_something_else_is_wrong_too_ends() {
    // Two scores of one id and one rule that is not closed: the circle itself is not told.
    let scores = "\"low\": Score(title: \"L\", method: Sum, missing: NoneAllowed, label: \"x\", of: Composite([\"low\", \"high\"])), \
                  \"high\": Score(title: \"H\", method: Mean, missing: NoneAllowed, label: \"x\", of: Composite([\"low\"]), \
                  readings: {\"low\": Reading(title: \"R\", bands: \"b\", say: {})})";
    let flags = "\"f\": Flag(title: \"F\", label: \"x\", yes_if: Any([Band(\"f\", [\"a\"]), Band(\"high\", [\"a\"]), Visible(\"f\")]))";
    let text = sheet("\"a\": YesNo(ask: \"?\")")
        .replace(", sections:", &format!(", scores: {{{scores}}}, flags: {{{flags}}}, sections:"));
    let example = "Example(name: \"E\", answers: {}, expect: [NoScore(\"low\"), FlagIs(\"f\", \"no\")])";
    let mut checked = read("limits.ron", &with_examples(&text, example), &shelf::look_up);
    examples::try_out(&mut checked);
    assert!(checked.diagnostics.iter().any(|d| d.code == Code::IdTwice), "{:?}", checked.diagnostics);
}

#[test]
fn of_thousands_of_unknown_ids_only_the_first_are_compared_with_all_known_ones() {
    let lost = |n: usize| format!("\"item{n}\": LongText(ask: \"?\", show_if: Answered(\"itme{n}\")), ");
    let checked = read("limits.ron", &sheet(&(0..3_000).map(lost).collect::<String>()), &shelf::look_up);
    let help = |at: usize| checked.diagnostics[at].help.as_deref().unwrap();
    assert_eq!((help(0), help(99)), ("did you mean \"item0\"?", "did you mean \"item99\"?"));
    assert_eq!(help(100), "look for its id left of a colon");
}

#[test]
fn faults_come_in_the_order_of_the_file() {
    let text = include_str!("bad/conditions.ron");
    let checked = read("conditions.ron", text, &shelf::look_up);
    let starts: Vec<usize> = checked.diagnostics.iter().map(|d| d.place.span.start).collect();
    assert!(starts.len() > 10 && starts.is_sorted());
}

#[test]
fn a_long_file_of_garbage_is_answered_in_short_messages() {
    let pieces = [
        "\"", "(", "[", "{", "}", ")", "]", ",", ":", "\"a\": ", "a: ", "Chosen(", "\"a\"b", "\n", "//", "é",
        "1.2.3 ",
    ];
    let mut texts: Vec<String> = pieces.iter().map(|piece| piece.repeat(200_000 / piece.len())).collect();
    texts.push(pieces.concat().repeat(6_000));
    texts.push((0..20_000).map(|n| format!("x{n}: {n}, ")).collect());
    texts.push("(),".repeat(60_000));
    texts.push(
        (0..20_000).map(|n| format!("\"x{n}\": LongText(ask: \"?\", show_if: Answered(\"y{n}\")), ")).collect(),
    );
    for text in texts {
        for text in [format!("Template({text}"), sheet(&text)] {
            let checked = read("garbage.ron", &text, &shelf::look_up);
            let head: String = text.chars().take(140).collect();
            assert!(!checked.diagnostics.is_empty() && checked.diagnostics.len() <= MAX_DIAGNOSTICS, "{head}");
            for d in &checked.diagnostics {
                assert!(render(d, &checked.texts).len() < 4_000, "{head}");
            }
        }
    }
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_fine() {
    let text = format!("\u{FEFF}{}", shelf::all()[0].text.replace('\n', "\r\n"));
    let name = format!("{}.ron", shelf::all()[0].id);
    assert_eq!(read(&name, &text, &shelf::look_up).diagnostics, []);
}

#[test]
fn a_sentence_for_the_window_names_the_line_and_what_to_write() {
    let text = sheet("\"a\": LongTex(ask: \"?\")");
    let checked = read("limits.ron", &text, &|_| None);
    let said: Vec<String> = checked.diagnostics.iter().map(|d| sentence(d, &checked.texts)).collect();
    assert_eq!(said, ["Line 1: `LongTex` is not a kind of question. Did you mean `LongText`?"]);
}

#[test]
fn a_caret_stands_under_what_is_wrong_after_tabs_and_wide_letters() {
    let text = format!("// 漢字\n{}", sheet("\t\"漢\": LongText(ask: \"?\")"));
    let checked = read("limits.ron", &text, &|_| None);
    let rendered = render(&checked.diagnostics[0], &checked.texts);
    let lines: Vec<&str> = rendered.lines().collect();
    let caret = lines[4].find('^').unwrap();
    let shown: usize = {
        use unicode_width::UnicodeWidthStr;
        lines[3][..lines[3].find("\"漢").unwrap()].width()
    };
    assert_eq!(caret, shown, "{rendered}");
    assert_eq!(lines[4].matches('^').count(), 4, "two quotes and one wide letter: {rendered}");
}
