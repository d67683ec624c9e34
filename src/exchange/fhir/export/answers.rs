//! The answers of a worksheet as a QuestionnaireResponse.
//!
//! What leaves is what leaves on paper: shown, answered, and not kept home.

use serde_json::{Value, json};

use super::tree::{Node, Tree, What};
use crate::{
    base::{Decimal, Id},
    exchange::{
        Leaving,
        fhir::{
            base64,
            coding::{Coded, number_json},
            json::{Object, extension, objects, text},
        },
        said::Said,
    },
    template::{Area, Item, Kind},
    words::day_long,
    worksheet::{Answer, Outcome, Pick, Row, Worksheet, asked_open},
};

/// The answers that leave.
pub fn response(sheet: &Worksheet, outcome: &Outcome, leaving: &Leaving, tree: &Tree<'_>, address: &str) -> Value {
    let maker = Maker { said: Said::new(sheet, outcome, leaving), tree };
    let items = maker.items(None, None);
    let finished = asked_open(sheet, outcome, sheet.content.way).is_empty();
    let mut response = Object::new();
    let mut set = |name: &str, value: Value| _ = response.insert(name.to_owned(), value);
    set("resourceType", json!("QuestionnaireResponse"));
    set("questionnaire", json!(address));
    set("status", json!(if finished { "completed" } else { "in-progress" }));
    if !items.is_empty() {
        set("item", Value::Array(items));
    }
    if let Some(day) = maker.day() {
        set("authored", json!(day));
    }
    Value::Object(response)
}

/// What is at hand while answers are written.
pub struct Maker<'a, 't> {
    pub said: Said<'a>,
    tree: &'t Tree<'a>,
}

impl<'a> Maker<'a, '_> {
    /// The day that is printed, without an hour.
    fn day(&self) -> Option<String> {
        let day = |(section, item)| match self.said.answer(item_id(item)) {
            Answer::Day(day) if self.goes(section, item) => Some(day.to_string()),
            _ => None,
        };
        self.said.sheet.template.items().find_map(day)
    }

    /// Whether it is written in release 5.
    fn is_five(&self) -> bool {
        self.said.sheet.template.fhir.as_ref().is_some_and(|sheet| super::is_five(sheet.release))
    }

    fn goes(&self, section: &crate::template::Section, item: &Item) -> bool {
        self.said.leaving.has(section, item) && self.said.outcome.is_shown(item.id.as_str())
    }

    /// What is answered in an item, or outermost; `row` is the row it is asked for.
    fn items(&self, link: Option<&str>, row: Option<(&'a Item, &'a Row)>) -> Vec<Value> {
        self.tree.inside(link).flat_map(|node| self.node(node, row)).collect()
    }

    fn node(&self, node: &Node<'a>, row: Option<(&'a Item, &'a Row)>) -> Vec<Value> {
        match node.what {
            What::Holder => self.holding(node, row, None),
            What::Row(id) => {
                let table = self.table_of(node);
                let held = table.and_then(|item| {
                    self.said.answer(item.id.as_str()).rows().iter().find(|row| row.id == *id).map(|row| (item, row))
                });
                if held.is_some() { self.holding(node, held, None) } else { Vec::new() }
            }
            What::Rows(section, item) if self.goes(section, item) => {
                let rows = self.said.answer(item.id.as_str()).rows().iter();
                rows.flat_map(|row| self.holding(node, Some((item, row)), None)).collect()
            }
            What::Item(section, item) if self.goes(section, item) => {
                let is_group = text(&node.says, "type") == Some("group");
                let answer = self.said.answer(item.id.as_str());
                if is_group {
                    return self.holding(node, row, None);
                }
                let values = match (&item.kind, answer) {
                    (Kind::Table(table), Answer::Rows(rows)) => {
                        let column = table.columns.first();
                        let cells =
                            rows.iter().filter_map(|row| column.map(|column| (column, row.cell(column.id.as_str()))));
                        cells.flat_map(|(column, cell)| self.values(node, column, cell)).collect()
                    }
                    (Kind::Ratings(ratings), _) => self.step(node, ratings, &item.id, answer),
                    _ => self.values(node, item, answer),
                };
                self.holding(node, row, Some(values))
            }
            What::Statement(section, item, ratings, statement) if self.goes(section, item) => {
                let answer = self.said.answer(statement.id.as_str());
                let shown = self.said.outcome.is_shown(statement.id.as_str());
                let values = if shown { self.step(node, ratings, &statement.id, answer) } else { Vec::new() };
                self.holding(node, row, Some(values))
            }
            What::Cell(column) => {
                let Some((item, row)) = row else { return Vec::new() };
                if !self.said.outcome.cell_open(&item.id, &row.id, &column.id) {
                    return Vec::new();
                }
                let answer = row.cell(column.id.as_str());
                let values = match &column.kind {
                    Kind::Ratings(ratings) => self.step(node, ratings, &column.id, answer),
                    _ => self.values(node, column, answer),
                };
                self.holding(node, Some((item, row)), Some(values))
            }
            What::Score(id) => self.score(node, id),
            What::Way(profile, way) => self.way(node, profile, way),
            What::Spread(profile) => self.spread(node, profile),
            What::Flag(id) => self.flag(node, id),
            _ => Vec::new(),
        }
    }

    /// The table that a given row belongs to.
    fn table_of(&self, node: &Node<'a>) -> Option<&'a Item> {
        let within = node.within.as_deref()?;
        self.tree.nodes.iter().find(|other| other.link == within).and_then(|other| match other.what {
            What::Item(section, item) if self.goes(section, item) => Some(item),
            _ => None,
        })
    }

    /// An item with its answers, and with what is answered in it; nothing if there is neither.
    pub fn holding(
        &self,
        node: &Node<'a>,
        row: Option<(&'a Item, &'a Row)>,
        values: Option<Vec<Value>>,
    ) -> Vec<Value> {
        let inner = self.items(Some(&node.link), row);
        let mut item = Object::new();
        item.insert("linkId".to_owned(), json!(node.link));
        item.extend(node.says.get("text").map(|text| ("text".to_owned(), text.clone())));
        match values {
            // What is asked in a question lies in its answer.
            Some(mut values) => {
                if !inner.is_empty() {
                    match values.first_mut() {
                        Some(Value::Object(first)) => _ = first.insert("item".to_owned(), Value::Array(inner)),
                        // From release 5 on an answer has a value; without one, what lies in it lies in the item.
                        _ if self.is_five() => _ = item.insert("item".to_owned(), Value::Array(inner)),
                        _ => values.push(json!({ "item": inner })),
                    }
                }
                if !values.is_empty() {
                    item.insert("answer".to_owned(), Value::Array(values));
                } else if !item.contains_key("item") {
                    return Vec::new();
                }
            }
            None if inner.is_empty() => return Vec::new(),
            None => _ = item.insert("item".to_owned(), Value::Array(inner)),
        }
        vec![Value::Object(item)]
    }

    fn step(&self, node: &Node<'a>, ratings: &crate::template::Ratings, id: &Id, answer: &Answer) -> Vec<Value> {
        let at = match answer {
            Answer::Step(step) => ratings.steps.iter().position(|(number, _)| number == step),
            Answer::CannotSay => ratings.cannot_say.as_ref().map(|_| ratings.steps.len()),
            _ => None,
        };
        let Some(at) = at else { return Vec::new() };
        let written = objects(&node.says, "answerOption").nth(at).and_then(Coded::of_option);
        // What comes from a set stands nowhere in the item.
        let listed = || self.tree.options.get(id)?.get(at).map(|(_, coded)| coded.clone());
        written.or_else(listed).map(|coded| json!({ coded.name: coded.value })).into_iter().collect()
    }

    /// The answers of a question; those of several options are several.
    fn values(&self, node: &Node<'a>, item: &'a Item, answer: &Answer) -> Vec<Value> {
        let one = |name: &str, value: Value| vec![json!({ name: value })];
        let kind = text(&node.says, "type").unwrap_or_default();
        match answer {
            Answer::One(_) | Answer::Many(_) => {
                answer.picks().iter().filter_map(|pick| self.pick(kind, item, pick)).collect()
            }
            Answer::Ranked(order) => {
                order.iter().filter_map(|id| self.pick(kind, item, &Pick::Id(id.clone()))).collect()
            }
            Answer::Day(day) if kind == "dateTime" => one("valueDateTime", json!(day.to_string())),
            Answer::Day(day) => one("valueDate", json!(day.to_string())),
            Answer::Time(time) => one("valueTime", json!(format!("{time}:00"))),
            Answer::Step(step) => vec![self.number(node, Decimal::whole(i64::from(*step)))],
            Answer::Amount(amount) => vec![self.number(node, *amount)],
            Answer::Signed(signed) => {
                let words = format!("{}, {}", signed.name.trim(), day_long(signed.day));
                one(
                    "valueAttachment",
                    attachment("text/plain", words.as_bytes(), signed.name.trim(), Some(&signed.day.to_string())),
                )
            }
            Answer::Drawn(drawn) => match &item.kind {
                Kind::Drawing(area) => one("valueAttachment", drawing(*area, drawn)),
                _ => Vec::new(),
            },
            Answer::Text(words) => self.words(kind, words),
            Answer::Nothing => self.words(kind, &self.said.words(item, answer)),
            Answer::Unanswered | Answer::CannotSay | Answer::Rows(_) => Vec::new(),
        }
    }

    /// Words, as the type of the question takes them.
    fn words(&self, kind: &str, words: &str) -> Vec<Value> {
        if words.trim().is_empty() {
            return Vec::new();
        }
        vec![match kind {
            "choice" | "coding" => json!({ "valueCoding": { "display": words } }),
            "attachment" => json!({ "valueAttachment": { "title": words } }),
            "reference" => json!({ "valueReference": { "display": words } }),
            "url" if !words.contains(char::is_whitespace) => json!({ "valueUri": words }),
            _ => json!({ "valueString": words }),
        }]
    }

    fn pick(&self, kind: &str, item: &'a Item, pick: &Pick) -> Option<Value> {
        if kind == "boolean" {
            return Some(json!({ "valueBoolean": pick.option() == "yes" }));
        }
        match pick {
            Pick::Other(words) => Some(
                json!({ "valueString": if words.trim().is_empty() { self.said.option(item, "other") } else { words.clone() } }),
            ),
            Pick::Id(id) => {
                let coded = self.tree.coded(item, id)?;
                Some(json!({ coded.name.clone(): coded.value }))
            }
        }
    }

    /// A number, as the type of the question takes it.
    pub fn number(&self, node: &Node<'a>, number: Decimal) -> Value {
        let whole = number.to_string().parse::<i64>().ok();
        match (text(&node.says, "type"), whole) {
            (Some("quantity"), _) => {
                let mut quantity = Object::new();
                quantity.insert("value".to_owned(), number_json(number));
                let option = extension(&node.says, "questionnaire-unitOption").and_then(Value::as_object);
                if let Some(unit) = extension(&node.says, "questionnaire-unit").and_then(Value::as_object).or(option)
                {
                    let display = text(unit, "display").or_else(|| text(unit, "code"));
                    quantity.extend(display.map(|display| ("unit".to_owned(), json!(display))));
                    for name in ["system", "code"] {
                        quantity.extend(text(unit, name).map(|word| (name.to_owned(), json!(word))));
                    }
                }
                json!({ "valueQuantity": quantity })
            }
            (Some("integer"), Some(whole)) => json!({ "valueInteger": whole }),
            _ => json!({ "valueDecimal": number_json(number) }),
        }
    }
}

fn item_id(item: &Item) -> &str {
    item.id.as_str()
}

fn attachment(kind: &str, bytes: &[u8], title: &str, made: Option<&str>) -> Value {
    let mut attachment = Object::new();
    attachment.insert("contentType".to_owned(), json!(kind));
    attachment.insert("data".to_owned(), json!(base64::encoded(bytes)));
    if !title.trim().is_empty() {
        attachment.insert("title".to_owned(), json!(title.trim()));
    }
    attachment.extend(made.map(|made| ("creation".to_owned(), json!(made))));
    Value::Object(attachment)
}

/// A drawing with its words; words alone have no file.
fn drawing(area: Area, drawn: &crate::worksheet::Drawn) -> Value {
    if drawn.strokes.is_empty() {
        return json!({ "title": drawn.words.trim() });
    }
    attachment("image/svg+xml", drawn.svg(area).as_bytes(), &drawn.words, None)
}
