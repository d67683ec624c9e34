//! What `attune explain CODE` says: why it is a fault, and how it is written right.

use super::Code;

impl Code {
    /// Why this is a fault, in a few plain sentences.
    #[must_use]
    pub const fn explanation(self) -> &'static str {
        self.more().0
    }

    /// A small sample that shows how it is written right.
    #[must_use]
    pub const fn example(self) -> &'static str {
        self.more().1
    }

    #[expect(clippy::too_many_lines, reason = "one arm a code: a table, not a procedure")]
    const fn more(self) -> (&'static str, &'static str) {
        match self {
            Self::Syntax => (
                "The reader met a sign or a word that can stand nowhere, or not here. Texts stand in straight double quotes, a colon follows each name, a comma follows each value, and a comment begins with two slashes.",
                "title: \"A sheet\",   // a comment",
            ),
            Self::OpenQuote => (
                "A text begins with a quote and ends with one. Where the second is missing, the text is taken to end with its line. A quote inside a text is written with a backslash before it, or as “ ”.",
                "help: \"He said \\\"no\\\" to me.\",",
            ),
            Self::OpenBracket => (
                "Every `(`, `[` and `{` needs its partner. The place shown is where the bracket opened; the second place is where the reader noticed that it was still open. In brackets that stand too far open, indentation shows which one was meant.",
                "options: { \"yes\": \"Yes\", \"no\": \"No\" },",
            ),
            Self::MissingComma => (
                "A comma stands after each entry of a list, a map or a call. After the last one it may stand or be left out.",
                "ask: \"What happened?\",\nrequired: true,",
            ),
            Self::StrayBracket => (
                "This bracket closes something that was never opened, or something of another kind. Either it is one too many, or its partner was lost further up.",
                "\"a\": LongText(ask: \"What happened?\"),",
            ),
            Self::BadEscape => (
                "Inside of a text a backslash gives the next sign another meaning: `\\\"` is a quote, `\\\\` a backslash, `\\n` a new line, and a backslash at the end of a line continues the text on the next one. Before other signs it means nothing.",
                "say: \"First line\\nSecond line\",",
            ),
            Self::BadNumber => (
                "Numbers are written with digits, with a point before what comes after the whole, and with nothing else. Days, versions and texts that look like numbers stand in quotes.",
                "minutes: 6,   at_least: 2.5,   version: \"1.0.0\",",
            ),
            Self::TooDeep => (
                "Brackets may stand in one another 64 levels deep. No worksheet needs that: more probably a bracket is not closed many times over. What is shown may hang on other answers, and these on others again, 256 in a row.",
                "show_if: Any([Answered(\"a\"), Answered(\"b\")]),",
            ),
            Self::TooLarge => (
                "A template or blocks file may have one megabyte. The longest worksheet we know has a twentieth of that.",
                "",
            ),
            Self::WrongRoot => (
                "A worksheet template begins with `Template(`, a file of shared blocks with `Blocks(`. Comments may stand before it, nothing else.",
                "Template(\n    id: \"my-sheet\",\n    version: \"1.0.0\",\n    language: \"en\",\n    title: \"My sheet\",\n    minutes: 5,\n    sections: [\n        Section(title: \"One\", items: { \"a\": LongText(ask: \"What happened?\") }),\n    ],\n)",
            ),
            Self::AfterEnd => (
                "The file ends where the parenthesis after `Template` closes. What follows is probably part of the template, and a bracket before it closes too early.",
                "Template( … )",
            ),
            Self::MissingColon => (
                "A colon stands between a name, or an id, and what it is.",
                "title: \"One\",   \"a\": LongText(ask: \"What happened?\"),",
            ),
            Self::NotUtf8 => (
                "A template is a plain text in UTF-8, which every editor offers when it saves. Other encodings are read as far as they can be, so that the other faults are told too; but the file has to be saved again before it is used.",
                "",
            ),
            Self::UnknownField => (
                "Each thing has certain fields, and this is not one of them: it is misspelt, or belongs to another kind of question. Nothing is left out silently, so that no condition or help is lost by a slip of the finger.",
                "\"a\": LongText(ask: \"What happened?\", help: \"A few words.\", required: true),",
            ),
            Self::UnknownKind => (
                "The word before the parenthesis says what kind of thing this is. Kinds of question are Info, ShortText, LongText, YesNo, ChooseOne, ChooseMany, Ranking, Rating, Ratings, Slider, Number, Date, Time, Signature, Drawing, ClientCode, Table and Group.",
                "\"a\": ChooseOne(ask: \"Which?\", options: { \"x\": \"This\", \"y\": \"That\" }),",
            ),
            Self::MissingField => (
                "This cannot be understood without it: a question needs its words, a rating its scale, a score its label.",
                "\"b\": Rating(ask: \"How close did you feel?\", scale: \"T5\"),",
            ),
            Self::WrongType => (
                "Texts and ids stand in quotes, numbers and the words true and false do not; several values stand in a list with brackets, several entries with ids in a map with braces.",
                "required: true,   lines: 4,   tags: [\"practice\"],   options: { \"x\": \"This\" },",
            ),
            Self::FieldTwice => ("Only one of the two can count, and nobody could see which.", "title: \"One\","),
            Self::NumberRange => {
                ("This number cannot stand here, because it is smaller or larger than what can be kept.", "lines: 8,")
            }
            Self::BadId => (
                "An id holds 1 to 64 letters from A to Z, digits and hyphens. People who fill in a sheet never see it; choose a readable word and keep it for ever, because answers are kept under it.",
                "\"next-step\": ShortText(ask: \"One small thing I will do next\"),",
            ),
            Self::WrongCount => (
                "Conditions, statements and expectations take a fixed number of values, without names.",
                "show_if: Chosen(\"kind\", [\"thought\", \"wish\"]),",
            ),
            Self::IdTwice => (
                "Answers are kept under ids, so an id may stand for one thing in a sheet only. Statements, shared items, scores and profiles count too.",
                "\"a\": LongText(…), \"b\": LongText(…)",
            ),
            Self::IdCase => (
                "Two ids that differ by capital letters alone are taken for one another sooner or later.",
                "\"first\": \"…\", \"second\": \"…\"",
            ),
            Self::UnknownItem => (
                "A condition, a text or a list names an item that is not in this sheet. Items of the blocks file count only if a section shares them.",
                "show_if: Answered(\"a\"),",
            ),
            Self::UnknownOption => (
                "The choice has no option of this id. Name the id left of the colon, not the words. A yes/no question has the options yes, no and, with `not_sure: true`, not-sure.",
                "\"kind\": ChooseOne(ask: \"Which?\", options: { \"thought\": \"A thought\" }),\n…\nshow_if: Chosen(\"kind\", [\"thought\"]),",
            ),
            Self::UnknownList => (
                "Lists of options that several places use stand under `lists:` at the top of the template.",
                "lists: { \"ways\": { \"here\": \"Being here\", \"right\": \"Getting it right\" } },",
            ),
            Self::UnknownScale => (
                "Scales stand under `scales:` in the template, or in the blocks file it names.",
                "scales: { \"T5\": Scale(steps: { 1: \"Not true\", 3: \"Partly true\", 5: \"Very true\" }) },",
            ),
            Self::UnknownBand => (
                "Bands stand under `bands:` in the template, or in the blocks file it names; conditions name them by id.",
                "bands: { \"formative\": { \"low\": From(1), \"mid\": From(2.5), \"high\": From(3.75) } },",
            ),
            Self::UnknownScore => (
                "A statement, a note or a condition names a score or a profile that is not in this template. The ways of a profile are the options of its list.",
                "scores: { \"warmth\": Score(title: \"Warmth\", method: Mean, missing: NoneAllowed, label: \"Reflective, not psychometrically validated.\") },",
            ),
            Self::UnknownBlocks => (
                "A template names the blocks file it shares from by its id. It is looked for beside the template, then among those that come with the program.",
                "blocks: \"reflection\",",
            ),
            Self::NotShared => (
                "`shared:` takes items from the blocks file, and `reword:` and `only_if:` speak of items that this section shares. Own items are changed where they stand.",
                "Section(shared: [\"C1\"], reword: { \"C1\": Wording(ask: \"One thing I will ask\") })",
            ),
            Self::UnknownCell => (
                "The table has no row or column of this id.",
                "show_if: AnyRow(\"table\", \"column\", [\"option\"]),",
            ),
            Self::WrongItem => (
                "The item is there, but cannot be asked this: only choices have options, only ratings, sliders, numbers and scores have a value, only tables have rows.",
                "show_if: Value(\"closeness\", AtLeast(7)),",
            ),
            Self::ReservedId => (
                "The id \"other\" stands for own words, which `other:` offers beside the options.",
                "ChooseOne(ask: \"Which?\", options: { \"x\": \"This\" }, other: \"Something else\")",
            ),
            Self::WrongOrder => (
                "`order:` names every item of a section once, shared ones and own ones, in the order they should stand.",
                "Section(shared: [\"H1\"], items: { \"V1\": … }, order: [\"V1\", \"H1\"])",
            ),
            Self::Circle => (
                "What is shown may depend on answers, and on scores over answers, but never on itself, not even by a detour: nobody could say whether it is shown. All places of the circle are given; take one of them away.",
                "\"a\": YesNo(ask: \"Did it help?\"),\n\"b\": LongText(ask: \"How?\", show_if: Chosen(\"a\", [\"yes\"])),",
            ),
            Self::BandOrder => (
                "A band says where it begins and ends where the next begins, so bands are written from the lowest to the highest, each beginning above the one before.",
                "\"formative\": { \"low\": From(1), \"mid\": From(2.5), \"high\": From(3.75) },",
            ),
            Self::BandRange => (
                "By the scales of the statements that count, no value can lie in this band. Look at the numbers of the scale, and at whether the score is a mean or a sum.",
                "\"high\": From(3.75),   // a mean of steps 1 to 5",
            ),
            Self::FirstBand => (
                "The lowest values that can come out lie below the first band, and would have no words.",
                "\"low\": From(1),   // a mean of steps 1 to 5",
            ),
            Self::NothingToScore => (
                "A score or a way of a profile is made of statements, sliders or numbers that name it, or of what its `of:` lists. Here there is none.",
                "statements: { \"s1\": Statement(\"warmth\", \"I felt warm.\"), \"s2\": Reverse(\"warmth\", \"I felt cold.\") },",
            ),
            Self::TooManyNeeded => (
                "More answers, or rows, are asked for than there can be; the result would never show.",
                "missing: AtLeast(3),",
            ),
            Self::TwoMeanings => (
                "One id stands for two things at once: a way of a profile and a score, or a role that two items have.",
                "role: NextStep,   // in one item only",
            ),
            Self::EmptyText => (
                "A text without words would print as an empty line. Leave the field out instead.",
                "help: \"A few words.\",",
            ),
            Self::BadMarkup => (
                "In texts `*…*` is italic, `[…](template:id)` leads to a worksheet and `{item: id}` points at a question. A sign that should stand for itself has a backslash before it, which in a text is written twice.",
                "ask: \"What *helped*, as you wrote in {item: a}?\",",
            ),
            Self::Nothing => (
                "There is nothing in it: no option, no statement, no column, no note. It could be neither shown nor answered.",
                "options: { \"x\": \"This\", \"y\": \"That\" },",
            ),
            Self::BadRange => (
                "These numbers contradict one another or cannot be: from above to, at least above at most, a share above 1, no line to write on.",
                "Slider(ask: \"How close?\", from: 0, to: 10, low: \"far\", high: \"close\")",
            ),
            Self::WrongPlace => (
                "The field is a good one, but not here: information has no answer to require, a wording of a section changes its title only, a column cannot be a table.",
                "Info(say: \"Write freely.\")",
            ),
            Self::TwoWays => (
                "A score is made of the statements that name it, or of what its `of:` lists, never of both: nobody could see which of them count. A statement that counts in several scores names one of them, and the others list it.",
                "\"total\": Score(title: \"Total\", of: Items([\"s1\", \"s2\"]), method: Mean, missing: NoneAllowed, label: \"…\"),",
            ),
            Self::Unfilled => (
                "A sum over fewer answers is lower only because answers are missing, and may fall into a lower band. So a sum or a count that allows missing answers says what stands for them: the mean of what there is, a number, or nothing.",
                "method: Sum, missing: UpTo(2), fill: Mean,",
            ),
            Self::WrongAnswer => (
                "Answers are read against their template: text in quotes, one choice as an id, several as a list of ids, a rating as a number or CannotSay.",
                "{ \"a\": \"Some words\", \"kind\": \"thought\", \"s1\": 4, \"s2\": CannotSay }",
            ),
            Self::ExampleFails => (
                "Examples say what must come of certain answers, and are worked out each time the template is read. Either the example or the template is wrong.",
                "Example(name: \"all high\", answers: { \"s1\": 5, \"s2\": 1 }, expect: [Score(\"warmth\", 5, \"high\")])",
            ),
            Self::FileName => (
                "Templates are found by their id, which should be the name of the file without its ending.",
                "my-sheet.ron: Template(id: \"my-sheet\", …)",
            ),
            Self::NoExample => (
                "Statements that count turned round are easily forgotten or turned twice. One example with its score worked out by hand shows at once that they are right.",
                "examples: [Example(name: \"all high\", answers: { \"s1\": 5, \"s2\": 1 }, expect: [Score(\"warmth\", 5, \"high\")])],",
            ),
            Self::DeadLink => (
                "The link names a worksheet that does not come with the program. That is fine if you keep one of this id yourself.",
                "tell: { \"x\": \"See [Validating Style](template:validating-style).\" },",
            ),
            Self::Unused => (
                "It is defined and nothing uses it. Perhaps its id is misspelt where it should be used.",
                "scale: \"T5\",",
            ),
            Self::BelowRange => (
                "The first band begins below the lowest value that can come out. Nothing is lost, but the number is probably not the one you meant.",
                "\"low\": From(1),   // a mean of steps 1 to 5",
            ),
            Self::NeverHolds => (
                "Whatever is answered, this condition comes out the same. A list in it is empty, or a value lies beyond what the scale has.",
                "show_if: Value(\"s1\", AtLeast(4)),",
            ),
            Self::Suspicious => (
                "It can be read and used, and is probably not what you meant: a short way that takes longer than the whole, a scale with a step left out, a list in place of a profile that is always shown. The help says what to write.",
                "steps: { 1: \"Not true\", 2: \"Partly true\", 3: \"True\" },",
            ),
            Self::Untranslated => (
                "The worksheet says something that the translation has no pair for. It would stand there in the language of the original.",
                "texts: { \"What happened?\": \"Was war?\" },",
            ),
            Self::Stale => (
                "A translation pairs each text as it stands in the worksheet with its translation. This text stands there no more: it was changed or taken away, and its translation with it is no longer used.",
                "texts: { \"What happened then?\": \"Was war dann?\" },",
            ),
            Self::Unsaid => (
                "Some bands have words and others have none: for some values something is said, for others nothing.",
                "say: { \"low\": \"…\", \"mid\": \"…\", \"high\": \"…\" },",
            ),
        }
    }
}
