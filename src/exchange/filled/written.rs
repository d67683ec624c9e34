//! Days, times and numbers as people write them into a box.
//!
//! Only what can be read in one way is taken: `3 May 2026`, `3.5.2026` and
//! `13/5/26` are a day, `5/3/26` is two and therefore none. Nobody is asked
//! here; what is not taken is told to the person.

use std::collections::BTreeSet;

use crate::{
    base::{Day, Decimal, Time},
    template::Number,
    words::{month_named, weekdays_named},
};

/// A piece of what was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece<'t> {
    Digits(&'t str),
    Word(&'t str),
    Sign(char),
}

/// Runs of digits, of letters, and every other sign that is no space.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let run = |is: fn(char) -> bool| rest.find(|c| !is(c)).unwrap_or(rest.len());
        let end = match first {
            '0'..='9' => run(|c| c.is_ascii_digit()),
            letter if letter.is_alphabetic() => run(char::is_alphabetic),
            sign => sign.len_utf8(),
        };
        let (piece, after) = rest.split_at(end);
        pieces.push(match first {
            '0'..='9' => Piece::Digits(piece),
            letter if letter.is_alphabetic() => Piece::Word(piece),
            sign => Piece::Sign(sign),
        });
        rest = after.trim_start();
    }
    pieces
}

/// The day that is written, if it can be no other.
///
/// A year of two digits is one of this century, up to next year. With dots the
/// day comes before the month, as everywhere where dots are written.
pub(super) fn day(text: &str, today: Day) -> Option<Day> {
    let pieces = pieces(text);
    let (mut numbers, mut signs, mut month, mut weekdays) = (Vec::new(), BTreeSet::new(), None, Vec::new());
    for (nth, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Digits(digits) => numbers.push(*digits),
            Piece::Sign(sign @ ('.' | ',' | '/' | '-' | '–')) => drop(signs.insert(*sign)),
            Piece::Sign(_) => return None,
            Piece::Word(word) => {
                let after_number = nth > 0 && matches!(pieces.get(nth - 1), Some(Piece::Digits(_)));
                match word.to_lowercase().as_str() {
                    "st" | "nd" | "rd" | "th" | "r" if after_number => {}
                    "of" | "the" => {}
                    word => match (month_named(word), weekdays_named(word)) {
                        (Some(named), _) if month.replace(named).is_none() => {}
                        (None, named) if !named.is_empty() && weekdays.is_empty() => weekdays = named,
                        _ => return None,
                    },
                }
            }
        }
    }
    let year = |digits: &str| year(digits, today);
    let two = |digits: &str| digits.parse::<i8>().ok().filter(|_| digits.len() <= 2);
    let day = |y: &str, m: Option<i8>, d: &str| Day::new(year(y)?, m?, two(d)?);
    let readings: Vec<Option<Day>> = match (numbers.as_slice(), month) {
        ([first, last], Some(month)) if first.len() == 4 => vec![day(first, Some(month), last)],
        ([first, last], Some(month)) => vec![day(last, Some(month), first)],
        ([y, m, d], None) if y.len() == 4 => vec![day(y, two(m), d)],
        ([d, m, y], None) if signs.iter().eq([&'.']) => {
            let by_dots = day(y, two(m), d);
            vec![by_dots.or_else(|| day(y, two(d), m))]
        }
        ([a, b, c], None) => {
            let year_first = if signs.contains(&'-') && c.len() <= 2 { day(a, two(b), c) } else { None };
            vec![day(c, two(b), a), day(c, two(a), b), year_first]
        }
        _ => Vec::new(),
    };
    let one = the_one(readings.into_iter().flatten())?;
    (weekdays.is_empty() || weekdays.contains(&one.weekday())).then_some(one)
}

fn year(digits: &str, today: Day) -> Option<i16> {
    let number: i16 = digits.parse().ok()?;
    match digits.len() {
        4 => Some(number),
        2 => Some(2000 + number).filter(|year| *year <= today.year() + 1),
        _ => None,
    }
}

/// The only one there is, however often it is there.
fn the_one<T: PartialEq>(mut readings: impl Iterator<Item = T>) -> Option<T> {
    let first = readings.next()?;
    readings.all(|other| other == first).then_some(first)
}

/// The time of day that is written: `9:05`, `18.50`, `18h50`, `1850`, `18 Uhr`, `6.50 pm`.
pub(super) fn time(text: &str) -> Option<Time> {
    let text = text.to_lowercase().replace("a.m.", "am").replace("p.m.", "pm");
    let (mut numbers, mut half, mut named) = (Vec::new(), None, false);
    for piece in pieces(&text) {
        match piece {
            Piece::Digits(digits) => numbers.push(digits),
            Piece::Sign(':' | '.') if numbers.len() == 1 => {}
            Piece::Word("h" | "uhr" | "godz") if half.is_none() => named = true,
            Piece::Word(word @ ("am" | "pm")) if half.is_none() => half = Some(word == "pm"),
            _ => return None,
        }
    }
    let (hour, minute) = match numbers.as_slice() {
        [hour, minute] if hour.len() <= 2 && minute.len() == 2 => (*hour, *minute),
        [hour] if hour.len() <= 2 && (named || half.is_some()) => (*hour, "00"),
        [four] if four.len() == 4 => four.split_at(2),
        _ => return None,
    };
    let (hour, minute): (u8, u8) = (hour.parse().ok()?, minute.parse().ok()?);
    let hour = match half {
        None => hour,
        Some(_) if hour == 0 || hour > 12 => return None,
        Some(afternoon) => hour % 12 + if afternoon { 12 } else { 0 },
    };
    Time::new(hour, minute)
}

/// The number that is written, with or without the unit in which it is asked.
///
/// `1,500` may be one and a half or fifteen hundred: it is what the question
/// can take, and nothing where it can take both.
pub(super) fn amount(text: &str, number: &Number) -> Option<Decimal> {
    let digit = |c: char| c.is_ascii_digit();
    let begin = text.find(|c: char| digit(c) || matches!(c, '+' | '-' | '−' | '.' | ','))?;
    let end = text.rfind(digit)? + 1;
    let (before, figure, after) = (text.get(..begin)?, text.get(begin..end)?, text.get(end..)?);
    let unit = format!("{} {}", before.trim(), after.trim());
    let unit = unit.trim();
    if !unit.is_empty() && !number.unit.as_deref().is_some_and(|asked| is_unit(unit, asked)) {
        return None;
    }
    let figure = figure.replace('−', "-");
    the_one(readings(&figure).into_iter().filter_map(|text| Decimal::parse(&text)).filter(|n| number.takes(*n)))
}

/// What figures may say, with a point and without signs between thousands.
fn readings(figure: &str) -> Vec<String> {
    let (sign, digits) = figure.split_at(usize::from(figure.starts_with(['+', '-'])));
    let spaced = |c: char| c.is_whitespace() || matches!(c, '\'' | '’');
    let digits = digits.trim_start();
    let marks: Vec<(usize, char)> = digits.char_indices().filter(|(_, c)| !c.is_ascii_digit()).collect();
    if marks.iter().any(|(_, mark)| !matches!(mark, '.' | ',') && !spaced(*mark)) {
        return Vec::new();
    }
    let whole = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let with_point = |at: usize, mark: char| {
        let (before, after) = (digits.get(..at).unwrap_or(""), digits.get(at + mark.len_utf8()..).unwrap_or(""));
        let is_plain = in_threes(before) && after.bytes().all(|b| b.is_ascii_digit());
        is_plain.then(|| format!("{sign}{}.{after}", whole(before)))
    };
    let mut all = Vec::new();
    match marks.last() {
        None => all.push(format!("{sign}{digits}")),
        Some((at, mark)) => {
            if !spaced(*mark) && marks.iter().filter(|(_, other)| other == mark).count() == 1 {
                all.extend(with_point(*at, *mark));
            }
            let same = marks.iter().all(|(_, other)| other == mark || (spaced(*other) && spaced(*mark)));
            if same && in_threes(digits) {
                all.push(format!("{sign}{}", whole(digits)));
            }
        }
    }
    all
}

/// Whether figures stand in groups of three behind the first, or in no groups at all.
fn in_threes(figures: &str) -> bool {
    let mut groups = figures.split(|c: char| !c.is_ascii_digit());
    let first = groups.next().unwrap_or("");
    let mut rest = groups.peekable();
    if rest.peek().is_none() {
        return true;
    }
    (1..=3).contains(&first.len()) && !first.starts_with('0') && rest.all(|group| group.len() == 3)
}

/// Whether a unit is the one that was asked for, in full or shortened: `min`, `minutes`, `hrs`.
fn is_unit(written: &str, asked: &str) -> bool {
    let plain = |unit: &str| unit.trim().trim_end_matches('.').to_lowercase();
    let (written, asked) = (plain(written), plain(asked));
    let short_of = |short: &str, long: &str| {
        let mut letters = long.chars();
        short.chars().next() == long.chars().next() && short.chars().all(|c| letters.any(|other| other == c))
    };
    let (short, long) = if written.len() <= asked.len() { (&written, &asked) } else { (&asked, &written) };
    !short.is_empty() && short_of(short, long)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Day {
        Day::new(2026, 11, 27).unwrap_or_else(|| unreachable!())
    }

    #[test]
    fn days_as_people_write_them_are_read() {
        let wanted = Day::new(2026, 5, 3);
        for text in [
            "2026-05-03",
            "2026/5/3",
            "2026. 5. 3.",
            "3 May 2026",
            "3rd of May, 2026",
            "May 3, 2026",
            "May 3rd 2026",
            "Sun 3 May 26",
            "Sunday, 3 May 2026",
            "3-May-2026",
            "3. Mai 2026",
            "So, 3. Mai 2026",
            "3 maja 2026 r.",
            "3.5.2026",
            "03.05.26",
            "  3 . 5 . 2026 ",
        ] {
            assert_eq!(day(text, today()), wanted, "{text}");
        }
        assert_eq!(day("13/5/2026", today()), Day::new(2026, 5, 13));
        assert_eq!(day("5/13/26", today()), Day::new(2026, 5, 13));
        assert_eq!(day("5/5/26", today()), Day::new(2026, 5, 5));
        assert_eq!(day("7 Mar 2025", today()), Day::new(2025, 3, 7));
        assert_eq!(day("7 marca 2025", today()), Day::new(2025, 3, 7));
    }

    #[test]
    fn a_day_that_may_be_another_is_no_day() {
        for text in [
            "5/3/26",
            "03-05-2026",
            "03-05-06",
            "last Tuesday",
            "3 May",
            "May 2026",
            "3.5.72",
            "Monday 3 May 2026",
            "3 May 2026?",
            "3 or 4 May 2026",
            "3 May June 2026",
            "31.2.2026",
            "30.5",
            "2026",
            "",
            "1.2.3.4",
            "03052026",
        ] {
            assert_eq!(day(text, today()), None, "{text}");
        }
    }

    #[test]
    fn times_as_people_write_them_are_read() {
        for (text, wanted) in [
            ("18:50", "18:50"),
            ("9:05", "09:05"),
            ("18.50", "18:50"),
            ("18h50", "18:50"),
            ("1850", "18:50"),
            ("18 Uhr", "18:00"),
            ("18 Uhr 50", "18:50"),
            ("18:50 Uhr", "18:50"),
            ("6.50 pm", "18:50"),
            ("6:50 p.m.", "18:50"),
            ("12 am", "00:00"),
            ("12:15 PM", "12:15"),
        ] {
            assert_eq!(time(text).map(|time| time.to_string()).as_deref(), Some(wanted), "{text}");
        }
        for text in ["18", "25:00", "18:5", "about 6", "13 pm", "0 am", "6-7 pm", "18:50:12", ""] {
            assert_eq!(time(text), None, "{text}");
        }
    }

    fn asked(unit: Option<&str>, places: u8, most: i64) -> Number {
        let bound = Some(Decimal::whole(most));
        Number { unit: unit.map(Into::into), least: Some(Decimal::whole(-5)), most: bound, places, reverse: false }
    }

    #[test]
    fn numbers_come_with_their_unit_and_with_either_point() {
        let minutes = asked(Some("minutes"), 0, 600);
        for text in ["50", "50 min", "50 min.", "50min", "50 Minutes", "50 m", "50,0", "+50"] {
            assert_eq!(amount(text, &minutes), Some(Decimal::whole(50)), "{text}");
        }
        let hours = asked(Some("h"), 1, 24);
        for text in ["1,5 h", "1.5 hours", "1,5 hrs", "1,50"] {
            assert_eq!(amount(text, &hours), Decimal::parse("1.5"), "{text}");
        }
        for text in
            ["50 h", "about 50", "50 to 60", "5-6", "fifty", "1.2.3", "700 min", "50 min 30", "1,5,0", "", "-"]
        {
            assert_eq!(amount(text, &minutes), None, "{text}");
        }
        assert_eq!(amount("−3", &minutes), Some(Decimal::whole(-3)));
        assert_eq!(amount("50 min", &asked(None, 0, 600)), None);
    }

    #[test]
    fn a_number_that_may_be_a_thousand_times_another_is_none() {
        let thousands = asked(Some("€"), 2, 9_000);
        for text in ["1 500", "1'500", "1.500,00 €", "€ 1,500.00", "1500"] {
            assert_eq!(amount(text, &thousands), Some(Decimal::whole(1500)), "{text}");
        }
        for text in ["1.500", "1,500"] {
            assert_eq!(amount(text, &thousands), None, "{text}");
            assert_eq!(amount(text, &asked(None, 0, 9_000)), Some(Decimal::whole(1500)), "{text}");
            assert_eq!(amount(text, &asked(None, 1, 100)), Decimal::parse("1.5"), "{text}");
        }
    }
}
