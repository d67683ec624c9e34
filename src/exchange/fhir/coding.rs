//! Options in FHIR: what an `answerOption` says, and what an answer says of it.

use serde_json::{Value, json};

use super::json::{Object, choice, extensions, number, text};
use crate::base::Decimal;

/// What an option is in FHIR.
#[derive(Clone, Debug, PartialEq)]
pub struct Coded {
    /// The name of its value: `valueCoding`, `valueString` and so on.
    pub name: String,
    /// The value.
    pub value: Value,
}

/// The extensions that say what an option counts, by the last word of their address.
const WEIGHTS: &[&str] = &["itemWeight", "ordinalValue", "questionnaire-ordinalValue", "extension-score"];

/// The address under which release 4 says what an option counts.
pub const ORDINAL: &str = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
/// The address under which release 5 says what an option counts.
pub const WEIGHT: &str = "http://hl7.org/fhir/StructureDefinition/itemWeight";

impl Coded {
    /// The value of an `answerOption`.
    pub fn of_option(option: &Object) -> Option<Self> {
        choice(option, "value").map(|(name, value)| Self { name: name.to_owned(), value: value.clone() })
    }

    /// A coding.
    pub fn coding(system: Option<&str>, code: Option<&str>, display: Option<&str>) -> Self {
        let mut coding = Object::new();
        for (name, word) in [("system", system), ("code", code), ("display", display)] {
            coding.extend(word.map(|word| (name.to_owned(), json!(word))));
        }
        Self { name: "valueCoding".to_owned(), value: Value::Object(coding) }
    }

    /// The words a person reads.
    pub fn words(&self) -> Option<String> {
        let of = |name: &str| self.value.as_object().and_then(|object| text(object, name)).map(str::to_owned);
        match &self.value {
            Value::String(words) if !words.trim().is_empty() => Some(words.clone()),
            Value::Number(number) => Some(number.to_string()),
            Value::Bool(yes) => Some(yes.to_string()),
            Value::Object(object) if object.contains_key("value") => {
                let unit = of("unit").or_else(|| of("code")).unwrap_or_default();
                number(&self.value).map(|number| format!("{number} {unit}").trim_end().to_owned())
            }
            Value::Object(_) => of("display").or_else(|| of("code")).or_else(|| of("reference")),
            _ => None,
        }
    }

    /// Its code, or what stands for one.
    pub fn code(&self) -> Option<String> {
        match &self.value {
            Value::Object(object) => text(object, "code").or_else(|| text(object, "reference")).map(str::to_owned),
            _ => None,
        }
    }

    /// The same option with other words, where the words are its own.
    pub fn with_words(mut self, words: &str) -> Self {
        if self.words().as_deref() == Some(words) {
            return self;
        }
        match &mut self.value {
            Value::String(own) if self.name == "valueString" => *own = words.to_owned(),
            Value::Object(object) if self.name == "valueCoding" || self.name == "valueReference" => {
                object.insert("display".to_owned(), json!(words));
            }
            _ => {}
        }
        self
    }

    /// Whether an answer names this option: `answerCoding`, `answerString` and so on.
    pub fn is_named_by(&self, name: &str, answer: &Value) -> bool {
        match (&self.value, answer) {
            (Value::Object(own), Value::Object(other)) => {
                let same = |name: &str| text(own, name) == text(other, name);
                let one_is_open = text(own, "system").is_none() || text(other, "system").is_none();
                match name.strip_prefix("answer").unwrap_or(name) {
                    "Reference" => same("reference"),
                    "Quantity" => number(&self.value) == number(answer),
                    _ if text(own, "code").is_some() && text(other, "code").is_some() => {
                        same("code") && (same("system") || one_is_open)
                    }
                    _ => same("display") && text(own, "display").is_some(),
                }
            }
            (Value::Object(own), Value::String(word)) => {
                text(own, "code") == Some(word.as_str()) || text(own, "display") == Some(word.as_str())
            }
            (Value::String(own), Value::Object(other)) => {
                text(other, "code") == Some(own.as_str()) || text(other, "display") == Some(own.as_str())
            }
            (own, other) => own == other || (number(own).is_some() && number(own) == number(other)),
        }
    }

    /// Whether an answer is equivalent to this option, as FHIRPath has it: in capitals or not,
    /// and with any white space.
    pub fn is_like(&self, name: &str, answer: &Value) -> bool {
        let own = Self { name: self.name.clone(), value: folded(&self.value) };
        own.is_named_by(name, &folded(answer))
    }

    /// A coding as one text: `system|code`; nothing if it says anything else.
    pub fn short(&self, words: &str) -> Option<String> {
        let coding = self.value.as_object().filter(|_| self.name == "valueCoding")?;
        let plain = coding.keys().all(|name| ["system", "code", "display"].contains(&name.as_str()));
        let code = text(coding, "code")?;
        let system = coding.get("system").map_or(Some(""), Value::as_str)?;
        let fits = plain && text(coding, "display") == Some(words) && !system.contains('|') && !code.contains('|');
        fits.then(|| format!("{system}|{code}"))
    }

    /// A coding from its short text and its words.
    pub fn of_short(short: &str, words: &str) -> Self {
        let (system, code) = short.rsplit_once('|').unwrap_or(("", short));
        let some = |word| Some(word).filter(|word: &&str| !word.is_empty());
        Self::coding(some(system), some(code), some(words))
    }
}

/// What an option counts, said at the option or at its coding.
pub fn weight(option: &Object) -> Option<Decimal> {
    let coding = option.get("valueCoding").and_then(Value::as_object);
    let places = [Some(option), coding];
    let mut found = places.into_iter().flatten().flat_map(|place| {
        WEIGHTS.iter().flat_map(move |tail| extensions(place, tail)).filter_map(|one| choice(one, "value"))
    });
    // A score reads points of reasonable size only.
    let fits = |weight: &Decimal| weight.places() <= 6 && weight.approx().abs() <= 10_000.0;
    found.find_map(|(_, value)| number(value)).filter(fits)
}

/// Puts what an option counts in, where it is said already, or at the option.
pub fn set_weight(option: &mut Object, weight: Decimal, address: &str) {
    let json = number_json(weight);
    if self::weight(option) == Some(weight) {
        return;
    }
    let is_weight = |one: &Value| one.as_object().is_some_and(|one| WEIGHTS.contains(&super::json::tail_of(one)));
    if let Some(Value::Object(coding)) = option.get_mut("valueCoding") {
        drop_where(coding, is_weight);
    }
    drop_where(option, is_weight);
    let one = json!({ "url": address, "valueDecimal": json });
    match option.get_mut("extension") {
        Some(Value::Array(all)) => all.push(one),
        _ => _ = option.insert("extension".to_owned(), json!([one])),
    }
}

fn drop_where(object: &mut Object, unwanted: impl Fn(&Value) -> bool) {
    if let Some(Value::Array(all)) = object.get_mut("extension") {
        all.retain(|one| !unwanted(one));
        if all.is_empty() {
            object.remove("extension");
        }
    }
}

/// A number for JSON: whole ones without a point.
pub fn number_json(number: Decimal) -> Value {
    let written = number.to_string();
    serde_json::from_str(&written).unwrap_or_else(|_| json!(number.approx()))
}

/// The same without capitals, and with one space for all white space.
fn folded(value: &Value) -> Value {
    match value {
        Value::String(words) => {
            let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
            Value::String(words.join(" "))
        }
        Value::Object(object) => object.iter().map(|(name, inner)| (name.clone(), folded(inner))).collect(),
        other => other.clone(),
    }
}
