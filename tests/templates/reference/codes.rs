//! Every code of a fault, with a short bad piece and what is said about it.

use std::fmt::Write;

use attune::{
    diagnostic::{Code, Diagnostic},
    template::{encoding, read, shelf},
    worksheet::{answers_file, examples},
};

/// Where a bad piece stands in a sheet that is otherwise in order.
#[derive(Clone, Copy, PartialEq, Eq)]
enum In {
    /// Among the questions.
    Items,
    /// Among the fields of the template.
    Template,
    /// Among the sets of bands.
    Bands,
    /// Among the scores.
    Scores,
    /// It is the whole file.
    File,
    /// It is an answers file.
    Answers,
    /// Among the texts of a translation.
    Translation,
}

/// One piece for each code, in the order of the codes.
const BAD: &[(Code, In, &str)] = &[
    (Code::Syntax, In::Items, r#""a": LongText(ask: “What happened?”),"#),
    (Code::OpenQuote, In::Items, "\"a\": LongText(\n    ask: \"What happened?,\n    required: true,\n),"),
    (
        Code::OpenBracket,
        In::Items,
        "\"a\": ChooseOne(\n    ask: \"Which?\",\n    options: { \"x\": \"This\", \"y\": \"That\",\n),",
    ),
    (Code::MissingComma, In::Items, "\"a\": LongText(ask: \"What happened?\" required: true),"),
    (Code::StrayBracket, In::Items, r#""a": LongText(ask: "What happened?")),"#),
    (Code::BadEscape, In::Items, r#""a": LongText(ask: "What\happened?"),"#),
    (Code::BadNumber, In::Items, r#""a": LongText(ask: "What happened?", lines: 4x),"#),
    (Code::TooDeep, In::Items, "\"a\": LongText(ask: \"What happened?\", show_if: Not(Not(Not(… 70 times …)))),"),
    (Code::TooLarge, In::File, "… 2 000 000 bytes …"),
    (Code::WrongRoot, In::File, "Worksheet(\n    id: \"my-sheet\",\n)"),
    (
        Code::AfterEnd,
        In::File,
        "Template(\n    id: \"my-sheet\",\n    version: \"1.0.0\",\n    language: \"en\",\n    title: \"My sheet\",\n    minutes: 5,\n    sections: [Section(title: \"One\", items: { \"a\": LongText(ask: \"What?\") })],\n),\nresults: \"Results\"",
    ),
    (Code::MissingColon, In::Items, r#""a" LongText(ask: "What happened?"),"#),
    (Code::NotUtf8, In::File, "… \"Für\" …, saved as “ANSI” on Windows"),
    (Code::UnknownField, In::Items, r#""a": LongText(ask: "What happened?", requierd: true),"#),
    (Code::UnknownKind, In::Items, r#""a": Textarea(ask: "What happened?"),"#),
    (Code::MissingField, In::Items, r#""a": Rating(ask: "How near were you?"),"#),
    (Code::WrongType, In::Items, r#""a": LongText(ask: "What happened?", required: "true"),"#),
    (Code::FieldTwice, In::Items, r#""a": LongText(ask: "What happened?", ask: "And then?"),"#),
    (Code::NumberRange, In::Items, r#""a": LongText(ask: "What happened?", lines: 400),"#),
    (Code::BadId, In::Items, r#""what happened": LongText(ask: "What happened?"),"#),
    (Code::WrongCount, In::Items, r#""a": LongText(ask: "What happened?", show_if: Chosen("first")),"#),
    (Code::IdTwice, In::Items, "\"a\": LongText(ask: \"What happened?\"),\n\"a\": LongText(ask: \"And then?\"),"),
    (Code::IdCase, In::Items, "\"a\": LongText(ask: \"What happened?\"),\n\"A\": LongText(ask: \"And then?\"),"),
    (Code::UnknownItem, In::Items, r#""a": LongText(ask: "What happened?", show_if: Answered("frist")),"#),
    (Code::UnknownOption, In::Items, r#""a": LongText(ask: "What happened?", show_if: Chosen("first", ["z"])),"#),
    (Code::UnknownList, In::Items, r#""a": ChooseOne(ask: "Which?", from_list: "ways"),"#),
    (Code::UnknownScale, In::Items, r#""a": Rating(ask: "How near were you?", scale: "fife"),"#),
    (
        Code::UnknownBand,
        In::Items,
        r#""a": LongText(ask: "What?", show_if: Band("warmth", ["lwo"]), if_words: "if low"),"#,
    ),
    (Code::UnknownScore, In::Items, r#""a": Rating(ask: "How near were you?", scale: "five", counts: "warmht"),"#),
    (Code::UnknownBlocks, In::Template, r#"blocks: "reflektion","#),
    (
        Code::NotShared,
        In::File,
        "Template(\n    id: \"my-sheet\",\n    version: \"1.0.0\",\n    language: \"en\",\n    title: \"My sheet\",\n    minutes: 5,\n    blocks: \"reflection\",\n    sections: [Section(shared: [\"H1\", \"H9\"])],\n)",
    ),
    (
        Code::UnknownCell,
        In::Items,
        "\"t\": Table(ask: \"What?\", columns: { \"kind\": YesNo(ask: \"Is it?\") }),\n\"a\": LongText(ask: \"Why?\", show_if: AnyRow(\"t\", \"kid\", [\"yes\"])),",
    ),
    (Code::WrongItem, In::Items, r#""a": LongText(ask: "What happened?", show_if: Value("first", AtLeast(2))),"#),
    (
        Code::ReservedId,
        In::Items,
        r#""a": ChooseOne(ask: "Which?", options: { "x": "This", "other": "Something else" }),"#,
    ),
    (
        Code::WrongOrder,
        In::File,
        "Template(\n    id: \"my-sheet\",\n    version: \"1.0.0\",\n    language: \"en\",\n    title: \"My sheet\",\n    minutes: 5,\n    blocks: \"reflection\",\n    sections: [Section(shared: [\"H1\", \"H2\"], order: [\"H2\"])],\n)",
    ),
    (
        Code::Circle,
        In::Items,
        "\"a\": LongText(ask: \"What?\", show_if: Answered(\"b\")),\n\"b\": LongText(ask: \"Why?\", show_if: Answered(\"a\")),",
    ),
    (Code::BandOrder, In::Bands, r#""down": { "low": From(1), "mid": From(3), "high": From(2) },"#),
    (
        Code::BandRange,
        In::Scores,
        r#""near": Score(title: "Near", of: Items(["warm"]), method: Mean, missing: NoneAllowed, bands: "far", label: "Reflective."),"#,
    ),
    (
        Code::FirstBand,
        In::Scores,
        r#""near": Score(title: "Near", of: Items(["warm"]), method: Mean, missing: NoneAllowed, bands: "late", label: "Reflective."),"#,
    ),
    (
        Code::NothingToScore,
        In::Scores,
        r#""near": Score(title: "Near", method: Mean, missing: NoneAllowed, label: "Reflective."),"#,
    ),
    (
        Code::TooManyNeeded,
        In::Scores,
        r#""near": Score(title: "Near", of: Items(["warm"]), method: Mean, missing: AtLeast(3), label: "Reflective."),"#,
    ),
    (
        Code::TwoMeanings,
        In::Items,
        "\"a\": ShortText(ask: \"What next?\", role: NextStep),\n\"b\": ShortText(ask: \"And then?\", role: NextStep),",
    ),
    (Code::EmptyText, In::Items, r#""a": LongText(ask: "What happened?", help: ""),"#),
    (Code::BadMarkup, In::Items, r#""a": LongText(ask: "What *happened?"),"#),
    (Code::Nothing, In::Items, r#""a": ChooseOne(ask: "Which?", options: {}),"#),
    (
        Code::BadRange,
        In::Items,
        r#""a": Slider(ask: "How near were you?", low: "far", high: "near", from: 10, to: 0),"#,
    ),
    (Code::WrongPlace, In::Items, r#""a": Info(say: "Write freely.", required: true),"#),
    (Code::TwoWays, In::Items, r#""a": Rating(ask: "How near were you?", scale: "five", counts: "made"),"#),
    (
        Code::Unfilled,
        In::Scores,
        r#""near": Score(title: "Near", of: Items(["warm", "cold"]), method: Sum, missing: UpTo(1), label: "Reflective."),"#,
    ),
    (Code::WrongAnswer, In::Answers, r#"{ "first": "x", "warm": 9 }"#),
    (
        Code::ExampleFails,
        In::Template,
        r#"examples: [Example(name: "warm", answers: { "warm": 5, "cold": 1 }, expect: [Score("warmth", 5, "high")])],"#,
    ),
    (
        Code::FileName,
        In::File,
        "Template(\n    id: \"my-sheets\",\n    version: \"1.0.0\",\n    language: \"en\",\n    title: \"My sheet\",\n    minutes: 5,\n    sections: [Section(title: \"One\", items: { \"a\": LongText(ask: \"What?\") })],\n)   // in a file my-sheet.ron",
    ),
    (
        Code::NoExample,
        In::Items,
        r#""a": Rating(ask: "How far were you?", scale: "five", counts: "warmth", reverse: true),"#,
    ),
    (Code::DeadLink, In::Items, r#""a": Info(say: "Go on in [Mine](template:my-other-sheet)."),"#),
    (Code::Unused, In::Template, r#"lists: { "ways": { "here": "Being here", "right": "Getting it right" } },"#),
    (
        Code::BelowRange,
        In::Scores,
        r#""near": Score(title: "Near", of: Items(["warm"]), method: Mean, missing: NoneAllowed, bands: "early", label: "Reflective."),"#,
    ),
    (Code::NeverHolds, In::Items, r#""a": LongText(ask: "What happened?", show_if: Value("warm", AtLeast(6))),"#),
    (Code::Suspicious, In::Items, r#""a": Rating(ask: "How near were you?", scale: "five", reverse: true),"#),
    (
        Code::Unsaid,
        In::Scores,
        r#""near": Score(title: "Near", of: Items(["warm"]), method: Mean, missing: NoneAllowed, bands: "three", say: { "low": "Little." }, label: "Reflective."),"#,
    ),
    (Code::Untranslated, In::Translation, r#""What happened?": "Was war?","#),
    (
        Code::Stale,
        In::Translation,
        r#""What happened?": "Was war?", "And then?": "Und dann?", "And so?": "Und so?","#,
    ),
];

/// All codes: title, why, how it is written right, a bad piece and what is said.
pub fn all() -> String {
    let known: Vec<Code> = BAD.iter().map(|(code, ..)| *code).collect();
    assert_eq!(known, Code::ALL, "one bad piece for each code, in their order");
    BAD.iter().map(|(code, place, piece)| one(*code, *place, piece)).collect()
}

fn one(code: Code, place: In, piece: &str) -> String {
    let mut out = format!("### {code}: {}\n\n{}\n", code.title(), code.explanation());
    if !code.example().is_empty() {
        let _written = write!(out, "\n```text\n{}\n```\n", code.example());
    }
    let said = said(code, place, piece);
    let _written = write!(out, "\nWrong:\n\n```text\n{piece}\n\n{said}```\n\n");
    out
}

/// What is said about a piece, which must be this code and nothing else.
fn said(code: Code, place: In, piece: &str) -> String {
    let found: Vec<Diagnostic> = diagnostics(code, place, piece);
    let one = |d: &Diagnostic| {
        let help = d.help.as_deref().map(|help| format!("  = help: {help}\n")).unwrap_or_default();
        format!("{}[{}]: {}\n{help}", d.severity.as_str(), d.code, d.message)
    };
    found.iter().map(one).collect()
}

#[test]
fn every_bad_piece_is_told_by_its_own_code_and_nothing_else() {
    let mut wrong = Vec::new();
    for (code, place, piece) in BAD {
        let found = diagnostics(*code, *place, piece);
        if found.is_empty() || found.iter().any(|d| d.code != *code) {
            wrong.push(format!("{code}: {piece}\n{}", said(*code, *place, piece)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn diagnostics(code: Code, place: In, piece: &str) -> Vec<Diagnostic> {
    if place == In::Answers {
        let checked = read("t.ron", &sheet(In::Items, ""), &shelf::look_up);
        return answers_file::read(&checked.template.unwrap(), piece).diagnostics;
    }
    if place == In::Translation {
        let sheet = ORIGINAL.to_owned();
        let text = format!(
            "Translation(of: \"t\", language: \"de\", texts: {{ \"One\": \"Eins\", \"T\": \"T\", {piece} }})"
        );
        return read("t.de.ron", &text, &|_| Some(("t.ron".to_owned(), sheet.clone()))).diagnostics;
    }
    if code == Code::NotUtf8 {
        return encoding::decoded(b"\"F\xFCr\"").unwrap().1.into_iter().collect();
    }
    let text = match code {
        Code::TooLarge => "x".repeat(2_000_000),
        Code::TooDeep => sheet(place, &piece.replace("… 70 times …", &deep(70))),
        _ => sheet(place, piece),
    };
    let name = if place == In::File { "my-sheet.ron" } else { "t.ron" };
    let mut checked = read(name, &text, &shelf::look_up);
    checked.diagnostics.extend(checked.template.iter().flat_map(examples::run));
    checked.diagnostics.retain(|found| found.code == code || found.code != Code::Unused);
    checked.diagnostics
}

fn deep(levels: usize) -> String {
    format!("{}Answered(\"first\"){}", "Not(".repeat(levels), ")".repeat(levels))
}

/// A sheet that is in order but for the piece.
fn sheet(place: In, piece: &str) -> String {
    let mut text = String::from(AROUND);
    for (here, mark) in
        [(In::Items, "@items"), (In::Template, "@template"), (In::Bands, "@bands"), (In::Scores, "@scores")]
    {
        let indent = text.lines().find_map(|line| line.find(mark)).unwrap_or(0);
        let indented = piece.replace('\n', &format!("\n{}", " ".repeat(indent)));
        text = text.replace(mark, if place == here { &indented } else { "" });
    }
    if place == In::File { piece.to_owned() } else { text }
}

/// A sheet with three texts to translate.
const ORIGINAL: &str = r#"Template(id: "t", version: "1.0.0", language: "en", title: "T", minutes: 1, sections: [
    Section(title: "One", items: { "a": LongText(ask: "What happened?"), "b": LongText(ask: "And then?") }),
])"#;

/// Some of its bands are used by no score: that is not told here.
const AROUND: &str = r#"
Template(
    id: "t",
    version: "1.0.0",
    language: "en",
    title: "T",
    minutes: 5,
    @template
    scales: { "five": Scale(steps: { 1: "1", 2: "2", 3: "3", 4: "4", 5: "5" }) },
    bands: {
        "three": { "low": From(1), "mid": From(2.5), "high": From(3.75) },
        "far": { "low": From(1), "high": From(6) },
        "late": { "low": From(2), "high": From(4) },
        "early": { "low": From(0), "high": From(3) },
        @bands
    },
    sections: [
        Section(title: "One", items: {
            "first": ChooseOne(ask: "Which?", options: { "x": "X", "y": "Y" }),
            "warm": Rating(ask: "Warm?", scale: "five", counts: "warmth"),
            "cold": Rating(ask: "Cold?", scale: "five", counts: "warmth"),
            @items
        }),
    ],
    scores: {
        "warmth": Score(title: "Warmth", method: Mean, missing: AtLeast(1), bands: "three", label: "L"),
        "made": Score(title: "Made", of: Items(["warm"]), method: Mean, missing: NoneAllowed, label: "L"),
        @scores
    },
)
"#;
