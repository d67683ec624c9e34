//! Questionnaires spoilt by chance: never a panic, never a faulty template.

use std::cell::Cell;

use attune::exchange::fhir::{Refused, import, questionnaire};
use serde_json::{Map, Value, json};

use super::samples;

/// Numbers by chance, the same each time.
struct Chance(Cell<u64>);

impl Chance {
    fn below(&self, most: usize) -> usize {
        let mut x = self.0.get();
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        self.0.set(x);
        usize::try_from(x % most.max(1) as u64).unwrap()
    }

    fn value(&self) -> Value {
        match self.below(12) {
            0 => Value::Null,
            1 => json!(true),
            2 => json!(-1),
            3 => json!(1e300),
            4 => json!(""),
            5 => json!("one"),
            6 => json!([]),
            7 => json!({}),
            8 => json!([[{ "item": [] }]]),
            9 => json!("*{item: a}*\\ \u{FEFF}"),
            10 => json!("group"),
            _ => json!({ "linkId": "one", "type": "choice", "url": "x/questionnaire-hidden", "code": "A" }),
        }
    }

    /// Changes one place of a value.
    fn spoil(&self, value: &mut Value) {
        match value {
            Value::Object(object) if !object.is_empty() && self.below(4) > 0 => {
                let names: Vec<String> = object.keys().cloned().collect();
                let name = &names[self.below(names.len())];
                match self.below(6) {
                    0 => _ = object.remove(name),
                    1 => _ = object.insert(name.clone(), self.value()),
                    2 => self.rename(object, name),
                    _ => self.spoil(object.get_mut(name).unwrap()),
                }
            }
            Value::Array(all) if !all.is_empty() => {
                let at = self.below(all.len());
                match self.below(6) {
                    0 => _ = all.remove(at),
                    1 => all.push(all[at].clone()),
                    2 => all[at] = self.value(),
                    _ => self.spoil(&mut all[at]),
                }
            }
            value => *value = self.value(),
        }
    }

    fn rename(&self, object: &mut Map<String, Value>, name: &str) {
        let names =
            ["item", "answerOption", "enableWhen", "option", "answerValueSet", "repeats", "extension", "initial"];
        let value = object.remove(name).unwrap();
        object.insert(names[self.below(names.len())].to_owned(), value);
    }
}

#[test]
fn whatever_is_spoilt_gives_a_sound_template_or_a_reason() {
    let scale: usize = std::env::var("ATTUNE_TEST_SCALE").ok().and_then(|scale| scale.parse().ok()).unwrap_or(1);
    let chance = Chance(Cell::new(0x9E37_79B9_7F4A_7C15));
    let (mut taken, mut refused) = (0, 0);
    let samples = [samples::everything(), samples::five()];
    for round in 0..2_000 * scale {
        let mut value = samples[round % samples.len()].clone();
        for _ in 0..=chance.below(5) {
            // Mostly in the items: whatever else is spoilt is soon no questionnaire.
            let whole = chance.below(8) == 0 || !value["item"].is_array();
            chance.spoil(if whole { &mut value } else { &mut value["item"] });
        }
        let mut bytes = value.to_string().into_bytes();
        if round % 5 == 0 {
            let at = chance.below(bytes.len());
            match chance.below(3) {
                0 => bytes.truncate(at),
                1 => bytes[at] = u8::try_from(chance.below(256)).unwrap(),
                _ => bytes.insert(at, b'"'),
            }
        }
        match import(&bytes, None) {
            Ok(imported) => {
                taken += 1;
                let checked = attune::template::read("x.ron", &imported.text, &|_| None);
                let back = questionnaire(&checked.template.expect("a template without error")).text;
                assert!(import(back.as_bytes(), None).is_ok(), "round {round}: what goes out comes in again");
            }
            Err(Refused::Faulty(what)) => panic!("round {round}: {what}\n{value:#}"),
            Err(_) => refused += 1,
        }
    }
    println!("{} spoilt questionnaires: {taken} taken, {refused} refused", taken + refused);
    assert!(taken > 1_000 * scale && refused > 100 * scale, "{taken} taken, {refused} refused");
}
