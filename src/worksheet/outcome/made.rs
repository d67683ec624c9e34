//! How and of what a score is made, in a form that is kept beside its value.
//!
//! Two values are compared only if they were made in the same way. The form is
//! written by hand and has a number of its own: names in this program may
//! change without making every score of earlier days "made by another rule".
//! **Invariant:** the form of a rule stays as it is (the test below), or gets
//! another number.

use crate::{
    base::{Decimal, Fraction, Id, Round},
    template::{Bound, Fill, Item, Method, Missing, Rule, Sources, Template, Toward},
};

/// The number of the form.
const FORM: u8 = 1;

/// How and of what a score or a way is made, down to its answers and their scales.
///
/// Equal only for equal rules.
#[must_use]
pub fn made_so(template: &Template, id: &Id) -> String {
    format!("{FORM}: {}", made_of(template, id, &mut Vec::new()))
}

/// Writes what several parts share where it stands first, and its name from then on.
fn made_of<'t>(template: &'t Template, id: &'t Id, written: &mut Vec<&'t Id>) -> String {
    if written.contains(&id) {
        return id.to_string();
    }
    written.push(id);
    let of_answers = |of: &[Id]| of.iter().map(|id| of_answer(template, id)).collect::<Vec<_>>().join("; ");
    let Some(score) = template.scores.get(id.as_str()) else {
        let mut ways =
            template.profiles.values().filter_map(|p| Some((&p.rule, p.of.get(p.ways.position(id.as_str())?)?)));
        return ways.next().map_or_else(String::new, |(rule, of)| format!("{} of {}", form(rule), of_answers(of)));
    };
    let of = match &score.of {
        Sources::Answers(of) => of_answers(of),
        Sources::Scores(of) => {
            of.iter().map(|part| format!("({})", made_of(template, part, written))).collect::<Vec<_>>().join("; ")
        }
    };
    // A text of its own: nothing in it may look like something that follows.
    let published =
        score.rule_version.as_deref().map(|text| format!(" as {}:{text}", text.len())).unwrap_or_default();
    format!("{}{published} of {of}", form(&score.rule))
}

/// An answer with its scale, turned round or not, and with the points of its options.
fn of_answer(template: &Template, id: &Id) -> String {
    let scale = template.scale_of(id.as_str()).map(|((least, most), reverse)| {
        let turned = if reverse { " reverse" } else { "" };
        format!(" {}..{}{turned}", exact(least), exact(most))
    });
    let points = template.item(id.as_str()).map(|item: &Item| &item.points).filter(|points| !points.is_empty());
    let points = points.map(|points| {
        let each = points.iter().map(|(option, points)| format!("{option}={}", number(*points)));
        format!(" [{}]", each.collect::<Vec<_>>().join(" "))
    });
    format!("{id}{}{}", scale.unwrap_or_default(), points.unwrap_or_default())
}

/// The canonical form of a rule; what is as usual is left out.
fn form(rule: &Rule) -> String {
    let mut form = match rule.method {
        Method::Mean => "mean".to_owned(),
        Method::Sum => "sum".to_owned(),
        Method::Count(bound) => format!("count {}", bound_form(bound)),
    };
    form.push_str(&match rule.missing {
        Missing::NoneAllowed => String::new(),
        Missing::AtLeast(count) => format!(", at least {count}"),
        Missing::Share(part) => format!(", share {}", number(part)),
        Missing::UpTo(count) => format!(", up to {count} missing"),
        Missing::UpToShare(part, toward) => {
            let toward = match toward {
                Toward::Up => "up",
                Toward::Down => "down",
            };
            format!(", up to share {} {toward} missing", number(part))
        }
    });
    form.push_str(&match rule.fill {
        Fill::LeaveOut => String::new(),
        Fill::Mean => ", filled with the mean".to_owned(),
        Fill::RoundedMean(round) => format!(", filled with the mean {}", round_form(round)),
        Fill::With(with) => format!(", filled with {}", number(with)),
    });
    if !rule.skipped.is_empty() {
        let skipped: Vec<String> =
            rule.skipped.iter().map(|(id, points)| format!("{id}={}", number(*points))).collect();
        form.push_str(&format!(", skipped [{}]", skipped.join(" ")));
    }
    if rule.factor != Decimal::whole(1) {
        form.push_str(&format!(", times {}", number(rule.factor)));
    }
    if rule.offset != Decimal::whole(0) {
        form.push_str(&format!(", plus {}", number(rule.offset)));
    }
    form.push_str(&rule.round.map(|round| format!(", {}", round_form(round))).unwrap_or_default());
    form
}

fn bound_form(bound: Bound) -> String {
    match bound {
        Bound::AtLeast(least) => format!("at least {}", number(least)),
        Bound::AtMost(most) => format!("at most {}", number(most)),
        Bound::Above(least) => format!("above {}", number(least)),
        Bound::Below(most) => format!("below {}", number(most)),
        Bound::Between(least, most) => format!("between {} and {}", number(least), number(most)),
    }
}

fn round_form(round: Round) -> String {
    let (way, places) = match round {
        Round::HalfUp(places) => ("half up", places),
        Round::HalfDown(places) => ("half down", places),
        Round::HalfEven(places) => ("half even", places),
        Round::Up(places) => ("up", places),
        Round::Down(places) => ("down", places),
    };
    format!("rounded {way} to {places}")
}

fn number(number: Decimal) -> String {
    exact(number.fraction())
}

/// A number as a fraction in lowest terms: 0.5 and 0.50 are the same.
fn exact(number: Fraction) -> String {
    number.exact()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{base::Keyed, template};

    const SHEET: &str = r#"Template(id: "made", version: "1.0.0", language: "en", title: "Made", minutes: 1,
        scales: { "four": Scale(steps: { 0: "never", 1: "rarely", 2: "often", 3: "always" }) },
        sections: [Section(title: "All", items: {
            "r": Ratings(ask: "How?", scale: "four", statements: {
                "a": Statement("total", "one"), "b": Reverse("total", "two"),
            }),
            "y": YesNo(ask: "Did it?", counts: "total", points: { "yes": 1, "no": 0 }),
        })],
        scores: {
            "total": Score(title: "Total", method: Sum, missing: NoneAllowed, rule: "2021", label: "Reflective."),
            "both": Score(title: "Both", method: Mean, missing: NoneAllowed, of: Composite(["total"]), label: "Reflective."),
        },
    )"#;

    #[test]
    fn the_form_of_a_rule_stays_as_it_is() {
        let rule = Rule {
            method: Method::Count(Bound::Between(Decimal::whole(1), Decimal::whole(2))),
            missing: Missing::UpToShare(Decimal::parse("0.10").unwrap(), Toward::Down),
            fill: Fill::RoundedMean(Round::HalfEven(0)),
            skipped: [(Id::known("a"), Decimal::whole(0))].into_iter().collect::<Keyed<_>>(),
            factor: Decimal::parse("0.5").unwrap(),
            offset: Decimal::whole(-1),
            round: Some(Round::HalfUp(2)),
        };
        let expected = "count between 1/1 and 2/1, up to share 1/10 down missing, filled with the mean rounded half even to 0, \
                        skipped [a=0/1], times 1/2, plus -1/1, rounded half up to 2";
        assert_eq!(form(&rule), expected);
        let plain = Rule {
            method: Method::Mean,
            missing: Missing::NoneAllowed,
            fill: Fill::LeaveOut,
            skipped: Keyed::new(),
            factor: Decimal::parse("1.0").unwrap(),
            offset: Decimal::whole(0),
            round: None,
        };
        assert_eq!(form(&plain), "mean");
    }

    #[test]
    fn a_score_is_made_of_its_answers_with_their_scales_and_of_other_scores() {
        let template = template::read("made.ron", SHEET, &|_| None).template.expect("a template without faults");
        let total = "sum as 4:2021 of a 0/1..3/1; b 0/1..3/1 reverse; y 0/1..1/1 [yes=1/1 no=0/1]";
        assert_eq!(made_so(&template, &Id::known("total")), format!("1: {total}"));
        assert_eq!(made_so(&template, &Id::known("both")), format!("1: mean of ({total})"));
    }
}
