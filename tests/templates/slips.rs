//! One slip of the finger, everywhere in a sheet: one fault is told, where it is.
//!
//! Every line is lost, every bracket is lost, doubled and mistaken for another, every colon and
//! every quote lost, one at a time. A comma that is lost before a closing
//! bracket is no fault.

use attune::{diagnostic::Severity, template::read, worksheet::examples};

const SHEET: &str = include_str!("slips/base.ron");

/// A slip, and the line on which it is.
struct Slip {
    text: String,
    line: usize,
    what: String,
}

/// Every text that comes of changing one of these signs.
fn slips(signs: &str, change: impl Fn(char) -> String) -> Vec<Slip> {
    let all = SHEET.char_indices().filter(|(_, sign)| signs.contains(*sign));
    let slip = |(at, sign): (usize, char)| {
        let (before, after) = (&SHEET[..at], &SHEET[at + sign.len_utf8()..]);
        let line = before.matches('\n').count() + 1;
        let column = at - before.rfind('\n').map_or(0, |end| end + 1) + 1;
        let written = change(sign);
        Slip {
            text: format!("{before}{written}{after}"),
            line,
            what: format!("{line}:{column} `{sign}` is `{written}`"),
        }
    };
    all.map(slip).collect()
}

/// Errors that are not the one that is meant, one line a slip.
fn wrongly_told(slips: Vec<Slip>, may_be_none: bool) -> Vec<String> {
    let mut wrong = Vec::new();
    for slip in slips {
        let mut checked = read("base.ron", &slip.text, &|_| None);
        examples::try_out(&mut checked);
        let errors: Vec<_> = checked.diagnostics.iter().filter(|d| d.severity == Severity::Error).collect();
        let line = |place| checked.texts.positions(place).map_or(0, |(start, _)| start.line);
        let near = |fault: &&attune::diagnostic::Diagnostic| {
            let places = std::iter::once(fault.place).chain(fault.labels.iter().map(|label| label.place));
            places.map(line).any(|told| told.abs_diff(slip.line) <= 1)
        };
        let right = match errors.as_slice() {
            [] => may_be_none,
            [one] => near(one),
            _ => false,
        };
        if !right {
            let told = errors.iter().map(|d| format!("{}: {}", line(d.place), d.message)).collect::<Vec<_>>();
            wrong.push(format!("{}\n    {}", slip.what, told.join("\n    ")));
        }
    }
    wrong
}

#[track_caller]
fn told_once(slips: Vec<Slip>, may_be_none: bool) {
    assert!(slips.len() > 50, "there is something to try");
    let wrong = wrongly_told(slips, may_be_none);
    assert!(wrong.is_empty(), "{} are not told once and in their place:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_sheet_itself_has_no_fault() {
    let whole = Slip { text: SHEET.to_owned(), line: 1, what: "as it is".to_owned() };
    assert_eq!(wrongly_told(vec![whole], true), Vec::<String>::new());
    assert!(read("base.ron", SHEET, &|_| None).diagnostics.is_empty());
}

#[test]
fn a_lost_bracket_is_told_once() {
    told_once(slips("()[]{}", |_| String::new()), false);
}

#[test]
fn a_doubled_bracket_is_told_once() {
    told_once(slips("()[]{}", |sign| format!("{sign}{sign}")), false);
}

#[test]
fn a_bracket_of_the_wrong_kind_is_told_once() {
    let other = |sign| match sign {
        '(' => '[',
        '[' => '{',
        '{' => '(',
        ')' => ']',
        ']' => '}',
        _ => ')',
    };
    told_once(slips("()[]{}", |sign| other(sign).to_string()), false);
}

#[test]
fn a_lost_colon_or_quote_is_told_once() {
    told_once(slips(":\"", |_| String::new()), false);
}

#[test]
fn a_lost_comma_is_told_once_where_one_is_needed() {
    told_once(slips(",", |_| String::new()), true);
}

#[test]
fn a_lost_line_is_told_once() {
    let lines: Vec<&str> = SHEET.lines().collect();
    let without = |(at, line): (usize, &&str)| {
        let left: Vec<&str> =
            lines.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, line)| *line).collect();
        let slip =
            Slip { text: left.join("\n"), line: at + 1, what: format!("{} without `{}`", at + 1, line.trim()) };
        (slip, line.trim_end().ends_with(['(', '[', '{']))
    };
    let (opening, other): (Vec<_>, Vec<_>) = lines.iter().enumerate().map(without).partition(|(_, opens)| *opens);
    let (opening, other): (Vec<Slip>, Vec<Slip>) =
        (opening.into_iter().map(|(slip, _)| slip).collect(), other.into_iter().map(|(slip, _)| slip).collect());
    assert!(opening.len() > 20, "there is something to try");
    let wrong = wrongly_told(opening, false);
    assert!(wrong.is_empty(), "{} are not told once and in their place:\n{}", wrong.len(), wrong.join("\n"));
    // Another line may have closed two brackets; what looks for something that stood in it is told once.
    let closes = |slip: &Slip| lines[slip.line - 1].matches([')', ']', '}']).count() == 2;
    for slip in other {
        let mut checked = read("base.ron", &slip.text, &|_| None);
        examples::try_out(&mut checked);
        let errors = checked.diagnostics.iter().filter(|d| d.severity == Severity::Error).count();
        let most = if closes(&slip) && !lines[slip.line - 1].contains(['(', '[', '{']) { 2 } else { 1 };
        assert!(errors <= most, "{}: {errors} are told", slip.what);
    }
}
