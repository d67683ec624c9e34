//! What may stand in a number's field, in words.

use super::in_words::figure;
use crate::{
    base::Decimal,
    t,
    template::{Number, Template},
};

/// *a whole number, from 0 to 600*; its figures as the sheet's language writes them.
#[must_use]
pub fn number_words(template: &Template, number: &Number) -> String {
    let kind = match number.places {
        0 => t!("number-whole").to_owned(),
        places => t!("number-places", count = usize::from(places)),
    };
    match bounds_words(template, number) {
        Some(bounds) => format!("{kind}, {bounds}"),
        None => kind,
    }
}

/// *from 0 to 600*; nothing if the number has no bounds.
#[must_use]
pub fn bounds_words(template: &Template, number: &Number) -> Option<String> {
    let shown = |bound: Option<Decimal>| bound.map(|bound| figure(template, &bound.to_string()));
    match (shown(number.least), shown(number.most)) {
        (Some(least), Some(most)) => Some(t!("paper-between", low = &least, high = &most)),
        (Some(least), None) => Some(t!("paper-at-least", edge = &least)),
        (None, Some(most)) => Some(t!("paper-at-most", edge = &most)),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::Decimal,
        template::{self, Kind},
    };

    #[test]
    fn bounds_are_written_as_the_field_writes_its_number() {
        for (language, half) in [("de", "0,5"), ("en", "0.5")] {
            let text = format!(
                r#"Template(id: "half", version: "1.0.0", language: "{language}", title: "Half", minutes: 1,
                    sections: [Section(title: "All", items: {{ "n": Number(ask: "How much?", least: 0.5, most: 3, places: 1) }})])"#
            );
            let template = template::read("half.ron", &text, &|_| None).template.expect("a template without faults");
            let Some(Kind::Number(number)) = template.item("n").map(|item| &item.kind) else { panic!("no number") };
            assert_eq!(figure(&template, &Decimal::parse("0.5").unwrap().to_string()), half);
            assert!(number_words(&template, number).contains(&format!("from {half} to 3")));
        }
    }
}
