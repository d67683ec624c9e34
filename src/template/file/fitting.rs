//! What the grammar says of a field that is not there: which one would hold what stands here.
//!
//! For the tree, where a whole line such as `items: {` is gone and its entries are left.

use super::{Field, Item, MadeOf, TYPES, TypeTable};

/// The form of a value, as far as its first words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::template) enum Form<'w> {
    /// A word with parentheses.
    Called(&'w str),
    /// A text.
    Text,
    /// A number.
    Number,
    /// A map whose first value is called so, if it is called anything.
    Map(Option<&'w str>),
}

impl Form<'_> {
    /// Whether a value of this form fits where the grammar wants such a one.
    fn fits(self, shape: &str) -> bool {
        match self {
            _ if shape == "answer" => true,
            Self::Text => shape == "text",
            Self::Number => shape.ends_with("number"),
            Self::Called(word) if is_question(word) => shape == "question",
            Self::Called(word) => shape == format!("{word}(…)") || families(word).any(|family| shape == family),
            Self::Map(Some(word)) => value_in(shape).is_some_and(|inner| Form::Called(word).fits(inner)),
            Self::Map(None) => value_in(shape).is_some_and(|inner| inner == "text"),
        }
    }

    /// Whether it is a question.
    pub(in crate::template) fn is_question(self) -> bool {
        matches!(self, Self::Called(word) if is_question(word))
    }

    /// Whether it is called so.
    pub(in crate::template) fn is_called(self, name: Option<&str>) -> bool {
        matches!(self, Self::Called(word) if Some(word) == name)
    }

    /// Whether two values can stand in one map.
    pub(in crate::template) fn is_like(self, other: Self) -> bool {
        match (self, other) {
            (Self::Called(one), Self::Called(other)) => {
                one == other
                    || is_question(one) && is_question(other)
                    || families(one).any(|family| families(other).any(|own| own == family))
            }
            (Self::Map(_), Self::Map(_)) => true,
            (one, other) => one == other,
        }
    }
}

/// The field of something called `home` that holds entries of this form and is not there yet.
pub(in crate::template) fn field_of_entries(home: &str, form: Form<'_>, there: &[&str]) -> Option<&'static str> {
    let holds = |field: &&Field| value_in(&(field.shape)()).is_some_and(|value| form.fits(value));
    fields_of(home).filter(|field| !there.contains(&field.name)).find(holds).map(|field| field.name)
}

/// The field of something called `home` that holds a list of what is called `word`.
pub(in crate::template) fn field_of_list(home: &str, word: &str, there: &[&str]) -> Option<&'static str> {
    let holds = |field: &&Field| {
        let shape = (field.shape)();
        shape == format!("[{word}(…)]") || families(word).any(|family| shape == format!("[{family}]"))
    };
    fields_of(home).filter(|field| !there.contains(&field.name)).find(holds).map(|field| field.name)
}

/// The field of something called `home` that holds one other thing with all these fields, and its name.
pub(in crate::template) fn field_of_record(
    home: &str,
    fields: &[&str],
    there: &[&str],
) -> Option<(&'static str, &'static str)> {
    let held = fields_of(home).filter(|field| !there.contains(&field.name)).filter_map(|field| {
        let shape = (field.shape)();
        let name = shape.strip_suffix("(…)")?;
        let table = TYPES.iter().find(|table| table.name == name)?;
        Some((field.name, table.name))
    });
    held.into_iter().find(|(_, name)| fields.iter().all(|field| has_field(name, field)))
}

/// The text that something called `home` must have, and has not.
pub(in crate::template) fn text_needed(home: &str, there: &[&str]) -> Option<&'static str> {
    let needed = |field: &&Field| (field.need || field.name == "ask") && (field.shape)() == "text";
    fields_of(home).filter(|field| !there.contains(&field.name)).find(needed).map(|field| field.name)
}

/// Whether something called `home` has a field of this name.
pub(in crate::template) fn has_field(home: &str, field: &str) -> bool {
    fields_of(home).any(|known| known.name == field)
}

/// Whether the entries of a field are maps of values of this form.
pub(in crate::template) fn holds_maps_of(field: &str, form: Form<'_>) -> bool {
    let shapes = super::fields().filter(|known| known.name == field).map(|known| (known.shape)());
    shapes.into_iter().any(|shape| value_in(&shape).and_then(value_in).is_some_and(|value| form.fits(value)))
}

/// The plainest kind of question that holds entries of this form, and its field.
pub(in crate::template) fn kind_with_entries(form: Form<'_>) -> Option<(&'static str, &'static str)> {
    Item::TABLES.iter().find_map(|table| Some((table.name, field_of_entries(table.name, form, &[])?)))
}

/// What stands in the list or map of a field, if that is always called the same.
pub(in crate::template) fn called_in(field: &str) -> Option<&'static str> {
    let shapes: Vec<String> =
        super::fields().filter(|known| known.name == field).map(|known| (known.shape)()).collect();
    let named = |table: &&TypeTable| {
        let call = format!("{}(…)", table.name);
        matches!(table.made_of, MadeOf::Fields(_))
            && shapes.iter().any(|shape| *shape == format!("[{call}]") || value_in(shape) == Some(&call))
    };
    TYPES.iter().find(named).map(|table| table.name)
}

/// The kind of question that has all these fields; the plainest of them.
pub(in crate::template) fn kind_with(fields: &[&str]) -> Option<&'static str> {
    let has = |kind: &&TypeTable| {
        let own: Vec<&str> = fields_of(kind.name).map(|field| field.name).collect();
        fields.iter().all(|field| own.contains(field))
    };
    let plain = ["LongText", "ChooseOne", "Ratings"].into_iter();
    let plain = plain.filter_map(|name| Item::TABLES.iter().find(|table| table.name == name));
    plain.chain(Item::TABLES).find(has).map(|table| table.name)
}

fn is_question(word: &str) -> bool {
    Item::TABLES.iter().any(|table| table.name == word)
}

/// The types to which a word belongs: `Statement` of `Reverse`.
fn families(word: &str) -> impl Iterator<Item = &'static str> {
    TYPES.iter().filter_map(move |table| match table.made_of {
        MadeOf::Words(words) => words.iter().any(|known| known.name == word).then_some(table.name),
        MadeOf::Fields(_) => None,
    })
}

/// What stands in a map of this form, `{ id: … }`.
fn value_in(shape: &str) -> Option<&str> {
    shape.strip_prefix("{ ")?.split_once(": ")?.1.strip_suffix(" }")
}

fn fields_of(home: &str) -> impl Iterator<Item = &'static Field> {
    let tables = TYPES.iter().chain(Item::TABLES).filter(move |table| table.name == home);
    let own = tables.filter_map(|table| match table.made_of {
        MadeOf::Fields(fields) => Some(fields),
        MadeOf::Words(_) => None,
    });
    let common = if is_question(home) { Item::COMMON } else { &[] };
    own.flatten().chain(common)
}
