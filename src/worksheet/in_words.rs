//! What the program itself says of a result, where the template says nothing.

use super::{ChangeKind, ChangeShown, FlagState, NoChange, Reason, ScoreShown, WayShown};
use crate::{
    base::{Day, Fraction},
    t,
    template::{ScoresInPrint, Template, Text},
    words,
};

/// Why there is no value.
#[must_use]
pub fn no_value(why: Reason) -> &'static str {
    match why {
        Reason::TooFewAnswers => t!("paper-too-few"),
        Reason::TooLarge => t!("result-too-large"),
    }
}

/// What is said of a score in print: the words of its band, with its number where the sheet says so.
///
/// A value for which the sheet has no words is said as a number: an empty line
/// would look like no score.
#[must_use]
pub fn of_score(template: &Template, score: &ScoreShown) -> Text {
    of_value(template, score.value, score.places, score.range, score.words.as_ref())
}

/// The same of one way of a profile.
#[must_use]
pub fn of_way(template: &Template, way: &WayShown) -> Text {
    of_value(template, way.value, way.places, way.range, way.word.as_ref())
}

fn of_value(
    template: &Template,
    value: Result<Fraction, Reason>,
    places: u8,
    (least, most): (Fraction, Fraction),
    words: Option<&Text>,
) -> Text {
    let value = match value {
        Ok(value) => value,
        Err(why) => return no_value(why).to_owned(),
    };
    let (shown, least, most) = (number(&value.shown(places)), number(&least.short()), number(&most.short()));
    let in_numbers = || t!("paper-number", value = &shown, least = &least, most = &most);
    match (words, template.print_scores) {
        (Some(words), ScoresInPrint::InWords) => words.clone(),
        (Some(words), ScoresInPrint::WithNumbers) => {
            t!("paper-number-words", number = &in_numbers(), words = words.as_str())
        }
        (None, _) => in_numbers(),
    }
}

/// Words that begin a line of their own.
#[must_use]
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A number for the window, which speaks its own language around it: as the sheet's language writes numbers.
#[must_use]
pub fn figure(template: &Template, digits: &str) -> String {
    words::speaking(&template.language, || number(digits))
}

/// A number as the language that is spoken now writes it.
fn number(digits: &str) -> String {
    digits.replace('.', t!("decimal-sign")).replace('-', "\u{2212}")
}

/// How a score has moved since an earlier day, for print: in words, with numbers where the sheet says so.
#[must_use]
pub fn moved(template: &Template, day: Day, change: &ChangeShown) -> Text {
    let day = words::day_long(day);
    let moved = match change.moved {
        Ok(moved) => moved,
        Err(why) => return t!("paper-since", day = &day, words = no_change(why)),
    };
    let said = change.words.as_deref().unwrap_or_else(|| self::change(moved.kind));
    if template.print_scores == ScoresInPrint::InWords {
        return t!("paper-since", day = &day, words = said);
    }
    let [difference, from, to, least] =
        [moved.difference, moved.from, moved.to, change.at_least].map(|value| number(&value.shown(change.places)));
    t!(
        "paper-since-numbers",
        day = &day,
        difference = &difference,
        from = &from,
        to = &to,
        least = &least,
        words = said
    )
}

/// That missing answers are filled in, if some are.
#[must_use]
pub fn filled(count: usize) -> Option<String> {
    (count > 0).then(|| t!("result-filled", count = count))
}

/// The state of a flag.
#[must_use]
pub fn flag(state: FlagState) -> &'static str {
    match state {
        FlagState::Yes => t!("flag-yes"),
        FlagState::No => t!("flag-no"),
        FlagState::NotAnswered => t!("flag-not-answered"),
    }
}

/// What a difference between two days is.
#[must_use]
pub fn change(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Better => t!("change-better"),
        ChangeKind::Worse => t!("change-worse"),
        ChangeKind::Higher => t!("change-higher"),
        ChangeKind::Lower => t!("change-lower"),
        ChangeKind::None => t!("change-none"),
    }
}

/// Why no change can be told.
#[must_use]
pub fn no_change(why: NoChange) -> &'static str {
    match why {
        NoChange::NoValue(_) => t!("change-no-value"),
        NoChange::OtherRule => t!("change-other-rule"),
    }
}

#[cfg(test)]
mod tests {
    use super::capital;

    #[test]
    fn a_line_of_its_own_begins_with_a_capital() {
        assert_eq!(
            ["even", "über", "łatwo", "Even", "5 of 9", ""].map(capital),
            ["Even", "Über", "Łatwo", "Even", "5 of 9", ""]
        );
    }
}
