//! Chance with a seed: made-up templates, and ways to spoil a text.

/// A small generator of chance; the same seed gives the same rolls.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    /// A number below `sides`.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % sides.max(1)
    }

    fn pick<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.roll(all.len())]
    }

    fn some(&mut self, most: usize, mut one: impl FnMut(&mut Self) -> String) -> Vec<String> {
        (0..self.roll(most + 1)).map(|_| one(self)).collect()
    }
}

/// Changes a text in one to three small ways.
pub fn spoil(text: &str, dice: &mut Dice) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for _ in 0..=dice.roll(3) {
        let at = dice.roll(chars.len());
        match dice.roll(6) {
            0 => _ = chars.remove(at),
            1 => chars.insert(
                at,
                dice.pick(&[
                    "(", ")", "[", "]", "{", "}", ",", ":", "\"", "'", "x", "1", " ", "\\", "#", "_", ".", "-", "/",
                ])
                .chars()
                .next()
                .unwrap(),
            ),
            2 => {
                let end = (at + dice.roll(30)).min(chars.len());
                chars.drain(at..end);
            }
            3 => {
                let end = (at + dice.roll(30)).min(chars.len());
                let piece: Vec<char> = chars[at..end].to_vec();
                chars.splice(at..at, piece);
            }
            4 => {
                let other = dice.roll(chars.len());
                chars.swap(at, other);
            }
            _ => {
                // The signs matter most: spoil one of them.
                let signs: Vec<usize> = (0..chars.len()).filter(|i| "()[]{},:\"".contains(chars[*i])).collect();
                if let Some(at) = signs.get(dice.roll(signs.len())) {
                    chars.remove(*at);
                }
            }
        }
    }
    chars.into_iter().collect()
}

fn space(dice: &mut Dice) -> &'static str {
    dice.pick(&[
        "",
        "",
        " ",
        " ",
        "\n",
        "\t",
        "\r\n",
        " // so\n",
        "/* so */",
        "/* a /* b */ \"c */",
        "\u{85}",
        "\u{2028}",
    ])
}

fn text(dice: &mut Dice) -> String {
    let words =
        dice.pick(&["", "A word", "Ä é ‘’", "*so*", "a (b) [c] {d},", "//no", "x: y", "two\nlines", "tab\there"]);
    match dice.roll(6) {
        0 => format!("r\"{words}\""),
        1 => format!("r#\"{words}\"#"),
        2 => format!("\"{words}\\n\\t\\\\\\\"\\'\\0\\x41\\u{{e9}}\\xc3\\xa9\""),
        3 => format!("\"{words}\\\n      {words}\""),
        _ => format!("\"{words}\""),
    }
}

fn id(dice: &mut Dice) -> String {
    format!("\"{}\"", dice.pick(&["a", "b", "c-1", "V3", "low", "high", "other", "none", "M1", "x9"]))
}

fn decimal(dice: &mut Dice) -> String {
    let one = [
        "0",
        "1",
        "-3",
        "+2.5",
        "35.9",
        ".5",
        "2.",
        "1_000",
        "0x1F",
        "0b11",
        "1e2",
        "1.25e-1",
        "\"4.5\"",
        "2.50",
        "7i8",
        "3.5f32",
        "900000000000",
    ];
    dice.pick(&one).to_owned()
}

fn count(dice: &mut Dice) -> String {
    dice.pick(&["0", "1", "7", "+3", "1_0", "0x0f", "200"]).to_owned()
}

fn join(dice: &mut Dice, open: &str, parts: Vec<String>, close: &str) -> String {
    let mut made = format!("{open}{}", space(dice));
    let last = parts.len();
    for (at, part) in parts.into_iter().enumerate() {
        made.push_str(&part);
        made.push_str(space(dice));
        if at + 1 < last || dice.roll(2) == 0 {
            made.push(',');
            made.push_str(space(dice));
        }
    }
    made + close
}

fn list(dice: &mut Dice, one: impl FnMut(&mut Dice) -> String) -> String {
    let parts = dice.some(3, one);
    join(dice, "[", parts, "]")
}

fn map(dice: &mut Dice, mut one: impl FnMut(&mut Dice) -> String) -> String {
    let mut keys: Vec<String> = dice.some(3, id);
    keys.sort();
    keys.dedup();
    let mut parts = Vec::new();
    for key in keys {
        let (before, after) = (space(dice), space(dice));
        parts.push(format!("{key}{before}:{after}{}", one(dice)));
    }
    join(dice, "{", parts, "}")
}

fn texts(dice: &mut Dice) -> String {
    map(dice, text)
}

fn ids(dice: &mut Dice) -> String {
    list(dice, id)
}

/// A value that may be left out, in one of the ways it may be written.
fn maybe(dice: &mut Dice, value: String) -> String {
    match dice.roll(6) {
        0 => "None".to_owned(),
        1 => format!("Some({}{value}{})", space(dice), dice.pick(&["", ","])),
        _ => value,
    }
}

fn fields(dice: &mut Dice, name: &str, parts: Vec<(&str, String)>) -> String {
    let mut written = Vec::new();
    for (field, value) in parts {
        let (before, after) = (space(dice), space(dice));
        written.push(format!("{field}{before}:{after}{value}"));
    }
    let between = space(dice);
    join(dice, &format!("{name}{between}("), written, ")")
}

/// Keeps each field or not.
fn keep<'a>(dice: &mut Dice, parts: Vec<(&'a str, String)>) -> Vec<(&'a str, String)> {
    let mut kept: Vec<_> = parts.into_iter().filter(|_| dice.roll(3) > 0).collect();
    if kept.len() > 1 && dice.roll(2) == 0 {
        kept.reverse();
    }
    kept
}

fn condition(dice: &mut Dice, deep: usize) -> String {
    match dice.roll(if deep > 2 { 8 } else { 11 }) {
        0 => format!("Chosen({}, {})", id(dice), ids(dice)),
        1 => format!("Answered({})", id(dice)),
        2 => format!("AnyRow({}, {}, {},)", id(dice), id(dice), ids(dice)),
        3 => format!("Rows({},{})", id(dice), count(dice)),
        4 => format!("Visible( {} )", id(dice)),
        5 => format!("Band({}, {})", id(dice), ids(dice)),
        6 => format!("Spread({}, {})", id(dice), ids(dice)),
        7 => {
            let bound = match dice.roll(3) {
                0 => format!("AtLeast({})", decimal(dice)),
                1 => format!("Below({},)", decimal(dice)),
                _ => format!("Between({}, {})", decimal(dice), decimal(dice)),
            };
            format!("Value({}, {bound})", id(dice))
        }
        8 => format!("All({})", list(dice, |dice| condition(dice, deep + 1))),
        9 => format!("Any({})", list(dice, |dice| condition(dice, deep + 1))),
        _ => format!("Not({})", condition(dice, deep + 1)),
    }
}

fn show_if(dice: &mut Dice) -> String {
    let made = condition(dice, 0);
    maybe(dice, made)
}

fn fhir(dice: &mut Dice, deep: usize) -> String {
    let (within, kind) = (text(dice), text(dice));
    let mut parts = vec![
        ("kind", maybe(dice, kind)),
        ("within", maybe(dice, within)),
        ("untitled", "true".to_owned()),
        ("set", text(dice)),
        ("codes", texts(dice)),
        ("options", texts(dice)),
        ("rest", text(dice)),
    ];
    if deep < 2 {
        parts.push(("parts", map(dice, |dice| fhir(dice, deep + 1))));
    }
    let mut parts = keep(dice, parts);
    parts.push(("link", text(dice)));
    fields(dice, "Fhir", parts)
}

fn fhir_sheet(dice: &mut Dice) -> String {
    let kept = |dice: &mut Dice| format!("Kept(link: {}, after: {}, json: {})", text(dice), text(dice), text(dice));
    let parts = vec![
        ("url", text(dice)),
        ("release", dice.pick(&["R4", "R5"]).to_owned()),
        ("kept", list(dice, kept)),
        ("rest", text(dice)),
    ];
    let parts = keep(dice, parts);
    fields(dice, "FhirSheet", parts)
}

fn wording(dice: &mut Dice) -> String {
    let (a, b) = (text(dice), text(dice));
    let parts = vec![
        ("show_if", show_if(dice)),
        ("ask", maybe(dice, a)),
        ("help", maybe(dice, b)),
        ("statements", texts(dice)),
        ("suggest", list(dice, suggest)),
    ];
    let parts = keep(dice, parts);
    fields(dice, "Wording", parts)
}

fn suggest(dice: &mut Dice) -> String {
    let lowest = id(dice);
    let parts = vec![("show_if", show_if(dice)), ("options", ids(dice)), ("lowest", maybe(dice, lowest))];
    let parts = keep(dice, parts);
    fields(dice, "Suggest", parts)
}

fn item(dice: &mut Dice, deep: usize) -> String {
    let (ask, help, brief) = (text(dice), text(dice), text(dice));
    let mut parts = vec![
        ("ask", maybe(dice, ask)),
        ("help", maybe(dice, help)),
        ("brief", maybe(dice, brief)),
        ("show_if", show_if(dice)),
        ("wordings", list(dice, wording)),
        ("required", dice.pick(&["true", "false"]).to_owned()),
        ("sharing", dice.pick(&["Free", "AskFirst", "Never"]).to_owned()),
        ("role", dice.pick(&["NextStep", "None", "Some(Question)", "DiscussedOn"]).to_owned()),
        ("fhir", fhir(dice, 0)),
    ];
    let (kind, own): (&str, Vec<(&str, String)>) = match dice.roll(if deep > 0 { 14 } else { 16 }) {
        0 => ("Info", vec![("say", text(dice)), ("at", id(dice))]),
        1 => ("ShortText", vec![("limit", count(dice)), ("lines", count(dice))]),
        2 => (
            "ChooseOne",
            vec![
                ("options", texts(dice)),
                ("from_list", id(dice)),
                ("tell", texts(dice)),
                ("suggest", list(dice, suggest)),
                ("counts", id(dice)),
                ("points", map(dice, decimal)),
            ],
        ),
        3 => ("ChooseMany", vec![("options", texts(dice)), ("none", text(dice)), ("at_most", count(dice))]),
        4 => ("Rating", vec![("scale", id(dice)), ("counts", id(dice)), ("reverse", "true".to_owned())]),
        5 => ("Ratings", vec![("scale", id(dice)), ("statements", map(dice, statement))]),
        6 => (
            "Slider",
            vec![("from", "-5".to_owned()), ("to", count(dice)), ("low", text(dice)), ("counts", id(dice))],
        ),
        7 => (
            "Number",
            vec![
                ("least", decimal(dice)),
                ("most", decimal(dice)),
                ("places", count(dice)),
                ("reverse", "true".to_owned()),
            ],
        ),
        8 => ("ClientCode", Vec::new()),
        9 => ("Date", vec![("start", "Today".to_owned()), ("break_before", "true".to_owned())]),
        10 => ("Time", vec![("start", dice.pick(&["Now", "Empty"]).to_owned())]),
        11 => ("Ranking", vec![("options", texts(dice)), ("from_list", id(dice)), ("places", count(dice))]),
        12 => ("Signature", vec![("keep_together", "true".to_owned())]),
        13 => ("Drawing", vec![("height", count(dice))]),
        14 => {
            let own = vec![("least", count(dice)), ("most", count(dice)), ("each", text(dice))];
            let items = map(dice, |dice| item(dice, deep + 1));
            ("Group", own.into_iter().chain([("items", items), ("need", count(dice))]).collect())
        }
        _ => {
            let rows = if dice.roll(2) == 0 {
                format!("Free({}, {})", count(dice), count(dice))
            } else {
                format!("Fixed({})", texts(dice))
            };
            ("Table", vec![("rows", rows), ("columns", map(dice, |dice| item(dice, deep + 1)))])
        }
    };
    parts.extend(own);
    let parts = keep(dice, parts);
    fields(dice, kind, parts)
}

fn statement(dice: &mut Dice) -> String {
    match dice.roll(3) {
        0 => format!("Plain({})", text(dice)),
        1 => format!("Statement({}, {})", id(dice), text(dice)),
        _ => format!("Reverse({}, {},)", id(dice), text(dice)),
    }
}

fn edge(dice: &mut Dice) -> String {
    format!("{}({})", dice.pick(&["From", "Above"]), decimal(dice))
}

fn scale(dice: &mut Dice) -> String {
    let words = text(dice);
    let parts = vec![
        ("steps", format!("{{1: {words}, -2: {words}, 0x3: {words}}}")),
        ("cannot_say", maybe(dice, words.clone())),
    ];
    fields(dice, "Scale", parts)
}

fn section(dice: &mut Dice) -> String {
    let parts = vec![
        ("title", text(dice)),
        ("items", map(dice, |dice| item(dice, 0))),
        ("shared", ids(dice)),
        ("reword", map(dice, wording)),
        ("only_if", map(dice, |dice| condition(dice, 0))),
        ("folded", "true".to_owned()),
        ("fhir", fhir(dice, 0)),
    ];
    let name = dice.pick(&["Section", ""]);
    let parts = keep(dice, parts);
    fields(dice, name, parts)
}

fn round(dice: &mut Dice) -> String {
    format!("{}({})", dice.pick(&["HalfUp", "HalfDown", "HalfEven", "Up", "Down"]), dice.roll(9))
}

fn missing(dice: &mut Dice) -> String {
    match dice.roll(5) {
        0 => "NoneAllowed".to_owned(),
        1 => format!("AtLeast({})", count(dice)),
        2 => format!("UpTo({})", count(dice)),
        3 => format!("UpToShare({}, {})", decimal(dice), dice.pick(&["Up", "Down"])),
        _ => format!("Share({})", decimal(dice)),
    }
}

fn fill(dice: &mut Dice) -> String {
    match dice.roll(4) {
        0 => "LeaveOut".to_owned(),
        1 => "Mean".to_owned(),
        2 => format!("RoundedMean({})", round(dice)),
        _ => format!("With({})", decimal(dice)),
    }
}

fn score(dice: &mut Dice) -> String {
    let method = match dice.roll(3) {
        0 => format!("Count(AtLeast({}))", decimal(dice)),
        _ => dice.pick(&["Mean", "Sum"]).to_owned(),
    };
    let mut parts =
        vec![("title", text(dice)), ("method", method), ("missing", missing(dice)), ("label", text(dice))];
    let of = format!("{}({})", dice.pick(&["Items", "Composite"]), ids(dice));
    let reading =
        |dice: &mut Dice| format!("Reading(title: {}, bands: {}, say: {})", text(dice), id(dice), texts(dice));
    let change = format!("Change(at_least: {}, better: {})", decimal(dice), dice.pick(&["Higher", "Lower"]));
    let more = vec![
        ("bands", id(dice)),
        ("say", texts(dice)),
        ("show_if", show_if(dice)),
        ("of", of),
        ("fill", fill(dice)),
        ("skipped", map(dice, decimal)),
        ("factor", decimal(dice)),
        ("offset", decimal(dice)),
        ("round", round(dice)),
        ("readings", map(dice, reading)),
        ("change", change),
        ("rule", text(dice)),
        ("step", "true".to_owned()),
        ("fhir", fhir(dice, 0)),
    ];
    parts.extend(keep(dice, more));
    fields(dice, "Score", parts)
}

fn flag(dice: &mut Dice) -> String {
    let mut parts = vec![("title", text(dice)), ("yes_if", condition(dice, 0)), ("label", text(dice))];
    let more = vec![("say", texts(dice)), ("show_if", show_if(dice))];
    parts.extend(keep(dice, more));
    fields(dice, "Flag", parts)
}

fn example(dice: &mut Dice) -> String {
    let answer = |dice: &mut Dice| {
        dice.pick(&[
            "1",
            "\"a\"",
            "[\"a\", Other(\"b\")]",
            "CannotSay",
            "{ \"r\": { \"c\": \"x\" } }",
            "[{\"t\": \"u\"}]",
            "35.9",
            "Nothing",
        ])
        .to_owned()
    };
    let expect = |dice: &mut Dice| match dice.roll(8) {
        4 => format!("Exact({}, {})", id(dice), decimal(dice)),
        5 => format!("FlagIs({}, {})", id(dice), id(dice)),
        6 => format!("ChangeIs({}, {}, {})", id(dice), decimal(dice), id(dice)),
        7 => format!("NoChange({})", id(dice)),
        0 => format!("Score({}, {}, {})", id(dice), decimal(dice), id(dice)),
        1 => format!("Says({})", list(dice, text)),
        2 => format!("Hidden({})", ids(dice)),
        _ => format!("NoScore({})", id(dice)),
    };
    let mut parts = vec![("name", text(dice)), ("answers", map(dice, answer)), ("expect", list(dice, expect))];
    let more = vec![("earlier", map(dice, answer))];
    parts.extend(keep(dice, more));
    fields(dice, "Example", parts)
}

/// A template that means nothing, and is well formed.
pub fn made_up_template(dice: &mut Dice) -> String {
    let mut parts = vec![
        ("id", id(dice)),
        ("version", text(dice)),
        ("language", text(dice)),
        ("title", text(dice)),
        ("minutes", count(dice)),
        ("sections", list(dice, section)),
    ];
    let more = vec![
        ("when", text(dice)),
        ("short", format!("Short(minutes: {}, items: {})", count(dice), ids(dice))),
        ("tags", list(dice, text)),
        ("blocks", id(dice)),
        ("lists", map(dice, texts)),
        ("scales", map(dice, scale)),
        ("bands", map(dice, |dice| map(dice, edge))),
        ("scores", map(dice, score)),
        ("flags", map(dice, flag)),
        ("print", "Print(scores: WithNumbers, block_rows: [\"a\"])".to_owned()),
        ("examples", list(dice, example)),
        ("about", text(dice)),
        ("fhir", fhir_sheet(dice)),
    ];
    parts.extend(keep(dice, more));
    let before = space(dice);
    format!("{before}{}{}", fields(dice, "Template", parts), space(dice))
}

/// A blocks file that means nothing, and is well formed.
pub fn made_up_blocks(dice: &mut Dice) -> String {
    let mut parts = vec![("id", id(dice)), ("version", text(dice)), ("language", text(dice))];
    let more = vec![
        ("items", map(dice, |dice| item(dice, 0))),
        ("scales", map(dice, scale)),
        ("bands", map(dice, |dice| map(dice, edge))),
    ];
    parts.extend(keep(dice, more));
    fields(dice, "Blocks", parts)
}
