//! JSON from outside, read under limits; and small ways to look into it.
//!
//! What stands twice under one name is no fault of the file's reader here: the
//! first is taken, and the place is told. Depth is bounded by `serde_json`
//! (128), size by [`MAX_BYTES`].

use std::{cell::RefCell, fmt};

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::Refused;
use crate::base::Decimal;

/// The greatest size of a file, in bytes.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// An object of JSON.
pub type Object = Map<String, Value>;

/// What was read.
#[derive(Debug)]
pub struct Json {
    /// The value.
    pub value: Value,
    /// Names that stood twice, each with the way to it.
    pub twice: Vec<String>,
}

/// Reads a text as JSON.
///
/// A mark at the beginning that says how it is encoded is understood.
///
/// # Errors
/// [`Refused`] with the place, if it is no JSON or too large.
pub fn read(bytes: &[u8]) -> Result<Json, Refused> {
    if bytes.len() > MAX_BYTES {
        return Err(Refused::TooLarge(bytes.len()));
    }
    let text = decoded(bytes)?;
    let begin = text.trim_start();
    if begin.is_empty() {
        return Err(Refused::Empty);
    }
    if begin.starts_with('<') {
        return Err(Refused::Xml);
    }
    let found = RefCell::new(Found::default());
    let mut reader = serde_json::Deserializer::from_str(&text);
    let value = Seed(&found).deserialize(&mut reader).and_then(|value| reader.end().map(|()| value));
    let value = value.map_err(|error| {
        let deep = error.to_string().contains("recursion limit");
        if deep {
            Refused::TooDeep(error.line())
        } else {
            Refused::NoJson { line: error.line(), column: error.column() }
        }
    })?;
    Ok(Json { value, twice: found.into_inner().twice })
}

/// UTF-8, with or without a mark, or UTF-16 with one.
fn decoded(bytes: &[u8]) -> Result<String, Refused> {
    let pairs = |of: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).skip(1).map(|pair| of([pair[0], pair[1]])).collect();
        String::from_utf16(&units).map_err(|_| Refused::NoText(1))
    };
    match bytes {
        [0xFF, 0xFE, ..] => pairs(u16::from_le_bytes),
        [0xFE, 0xFF, ..] => pairs(u16::from_be_bytes),
        _ => {
            let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
            let line = |upto: usize| bytes.iter().take(upto).filter(|byte| **byte == b'\n').count() + 1;
            let text = std::str::from_utf8(bytes).map_err(|error| Refused::NoText(line(error.valid_up_to())))?;
            Ok(text.to_owned())
        }
    }
}

#[derive(Default)]
struct Found {
    way: Vec<String>,
    twice: Vec<String>,
}

/// The most doubled names that are told.
const MOST_TWICE: usize = 100;

struct Seed<'f>(&'f RefCell<Found>);

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Value;
    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<Value, D::Error> {
        d.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }
    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }
    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }
    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value).map(Value::Number).ok_or_else(|| E::custom("no number"))
    }
    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }
    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }
    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut all = Vec::new();
        loop {
            self.0.borrow_mut().way.push(format!("[{}]", all.len()));
            let next = list.next_element_seed(Seed(self.0));
            self.0.borrow_mut().way.pop();
            match next? {
                Some(value) => all.push(value),
                None => return Ok(Value::Array(all)),
            }
        }
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut all = Object::new();
        while let Some(name) = map.next_key::<String>()? {
            self.0.borrow_mut().way.push(format!(".{name}"));
            let value = map.next_value_seed(Seed(self.0));
            let mut found = self.0.borrow_mut();
            if all.contains_key(&name) && found.twice.len() < MOST_TWICE {
                let way = found.way.concat();
                found.twice.push(way.trim_start_matches('.').to_owned());
            }
            found.way.pop();
            drop(found);
            let value = value?;
            all.entry(name).or_insert(value);
        }
        Ok(Value::Object(all))
    }
}

/// The text under a name, if there is one that is not blank.
pub fn text<'v>(object: &'v Object, name: &str) -> Option<&'v str> {
    object.get(name).and_then(Value::as_str).filter(|text| !text.trim().is_empty())
}

/// The list under a name; a single value stands for a list of one.
pub fn list<'v>(object: &'v Object, name: &str) -> &'v [Value] {
    match object.get(name) {
        Some(Value::Array(all)) => all,
        Some(Value::Null) | None => &[],
        Some(one) => std::slice::from_ref(one),
    }
}

/// The objects in the list under a name.
pub fn objects<'v>(object: &'v Object, name: &str) -> impl Iterator<Item = &'v Object> {
    list(object, name).iter().filter_map(Value::as_object)
}

/// Whether the value under a name is true.
pub fn is_true(object: &Object, name: &str) -> bool {
    match object.get(name) {
        Some(Value::Bool(yes)) => *yes,
        Some(Value::String(word)) => word == "true",
        _ => false,
    }
}

/// The value that an element of choice has: its name, such as `valueCoding`, and what stands there.
pub fn choice<'v>(object: &'v Object, stem: &str) -> Option<(&'v str, &'v Value)> {
    let suits =
        |name: &str| name.strip_prefix(stem).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase()));
    object.iter().find(|(name, _)| suits(name)).map(|(name, value)| (name.as_str(), value))
}

/// The extensions whose address ends in this word.
pub fn extensions<'v>(object: &'v Object, tail: &str) -> impl Iterator<Item = &'v Object> {
    objects(object, "extension").filter(move |one| tail_of(one) == tail)
}

/// The value of the first extension whose address ends in this word.
pub fn extension<'v>(object: &'v Object, tail: &str) -> Option<&'v Value> {
    extensions(object, tail).find_map(|one| choice(one, "value")).map(|(_, value)| value)
}

/// The last word of an extension's address.
pub fn tail_of(extension: &Object) -> &str {
    text(extension, "url").map_or("", |url| url.rsplit('/').next().unwrap_or(url))
}

/// The codes of an extension that holds codings.
pub fn codes(value: &Value) -> impl Iterator<Item = &str> {
    let concept = value.as_object();
    let inner = concept.into_iter().flat_map(|concept| objects(concept, "coding"));
    inner.chain(concept).filter_map(|coding| text(coding, "code")).chain(value.as_str())
}

/// A number as it was written.
pub fn number(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(number) => Decimal::parse(&number.to_string()),
        Value::String(text) => Decimal::parse(text.trim()),
        Value::Object(quantity) => number(quantity.get("value")?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_twice_is_told_with_its_way_and_the_first_is_taken() {
        let json = read(br#"{"a":[{"b":1,"b":2}],"a":3}"#).unwrap();
        assert_eq!(json.twice, ["a[0].b", "a"]);
        assert_eq!(json.value, serde_json::json!({ "a": [{ "b": 1 }] }));
    }

    #[test]
    fn marks_at_the_beginning_say_how_it_is_encoded() {
        let wide: Vec<u8> = "\u{FEFF}{\"ä\":1}".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let swapped: Vec<u8> = "\u{FEFF}{\"ä\":1}".encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [wide.as_slice(), &swapped, "\u{FEFF}{\"ä\":1}".as_bytes()] {
            assert_eq!(read(bytes).unwrap().value, serde_json::json!({ "ä": 1 }));
        }
    }

    #[test]
    fn what_is_no_json_is_refused_with_its_line() {
        assert!(matches!(read(b"  "), Err(Refused::Empty)));
        assert!(matches!(read(b"<Questionnaire/>"), Err(Refused::Xml)));
        assert!(matches!(read(b"{\n\"a\": }"), Err(Refused::NoJson { line: 2, .. })));
        assert!(matches!(read(b"{} {}"), Err(Refused::NoJson { line: 1, .. })));
        assert!(matches!(read(b"{\"a\":\n\"\xFF\"}"), Err(Refused::NoText(2))));
        assert!(matches!(read("[".repeat(200_000).as_bytes()), Err(Refused::TooDeep(_))));
        assert!(matches!(read(&vec![b' '; MAX_BYTES + 1]), Err(Refused::TooLarge(_))));
    }
}
