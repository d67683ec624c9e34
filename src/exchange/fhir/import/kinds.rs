//! Questions: from a type of FHIR to a kind of ours.

use serde_json::Value;

use super::{
    options::Found,
    plan::{Planner, Stands, control},
    sheet::{Item, Kind, Number},
    tree::Node,
};
use crate::{
    base::{Decimal, Id},
    exchange::fhir::{
        condition::{Asks, EXPRESSION, Target},
        json::{Object, choice, extension, extensions, is_true, number, objects, tail_of, text},
        notes::Why,
    },
    template::{
        Slider,
        fhir::{Fhir, Release},
        markup,
    },
};

/// How many answers may be given to a question that says no number.
pub const MOST: u16 = 20;
/// Digits after the point of a number that says none.
const PLACES: u8 = 3;

impl Planner<'_> {
    /// A question, and what stands in it.
    pub fn question(&mut self, mut node: Node, stands: &Stands, before: Option<String>, out: &mut Vec<Item>) {
        if let Some(sum) = self.sum(&node, stands, before) {
            self.sums.push(sum);
        } else {
            let item = self.built(&mut node, stands, None);
            out.push(item);
        }
        let inside = self.inside(&node, stands);
        self.fill(node.items, &inside, None, out);
    }

    /// The question of a node; in `row` it stands in a group of this id.
    pub fn built(&mut self, node: &mut Node, stands: &Stands, row: Option<&Id>) -> Item {
        let id = self.id(node);
        let when = self.when(node, stands);
        let mut fhir = Fhir { link: Some(node.link.clone()), within: stands.within.clone(), ..Fhir::default() };
        let help = self.part(node, "help", &["help", "flyover", "prompt"], &mut fhir);
        let ask = node.text().map(markup::escaped).unwrap_or_else(|| self.without_text(node, &mut fhir));
        let mut carried = vec!["required"];
        let (mut kind, asks, points) = self.kind(node, row.is_some(), &mut fhir, &mut carried);
        let mut asks = asks;
        let choice = matches!(kind, Kind::ChooseMany(..));
        if is_true(&node.says, "repeats") && choice {
            carried.push("repeats");
        } else if is_true(&node.says, "repeats") && row.is_none() && fits_in_a_column(&kind) {
            carried.extend(["repeats", "maxOccurs", "questionnaire-maxOccurs"]);
            let most = occurs(&node.says, "maxOccurs").unwrap_or(MOST).clamp(2, 200);
            let column = Item {
                id: Id::known("answer"),
                ask: ask.clone(),
                help: None,
                show_if: None,
                when: Default::default(),
                required: false,
                points: Vec::new(),
                fhir: Fhir::default(),
                kind,
            };
            kind = Kind::Table { least: 1, most, columns: vec![column] };
            asks = Asks::Whether;
            fhir.kind = Some(node.kind.clone());
        }
        if !node.kind.eq(default_type(&kind, self.sheet.fhir.release)) {
            fhir.kind = Some(node.kind.clone());
        }
        fhir.rest = self.rest(node, &carried);
        let target = Target { id: id.clone(), row: row.cloned(), asks };
        self.targets.insert(node.link.clone(), target);
        let required = is_true(&node.says, "required");
        Item { id, ask, help, show_if: None, when, required, points, fhir, kind }
    }

    /// The words of a question that has none: its number, its code, or its `linkId`.
    fn without_text(&mut self, node: &Node, fhir: &mut Fhir) -> String {
        fhir.untitled = true;
        self.notes.add(&node.link, "text", Why::NoText);
        let code = objects(&node.says, "code").find_map(|code| text(code, "display"));
        markup::escaped(text(&node.says, "prefix").or(code).unwrap_or(&node.link))
    }

    /// A text in an item that belongs to the question: its help, its unit.
    pub fn part(&mut self, node: &mut Node, name: &str, controls: &[&str], fhir: &mut Fhir) -> Option<String> {
        let fits = |item: &Node| {
            let bare = item.items.is_empty()
                && !item.says.contains_key("enableWhen")
                && extensions(&item.says, EXPRESSION).next().is_none();
            item.kind == "display" && bare && control(item, controls) && item.text().is_some()
        };
        let at = node.items.iter().position(fits)?;
        let part = node.items.remove(at);
        let words = part.text().map(markup::escaped);
        self.nothing(&part.link);
        let own = Fhir { link: Some(part.link.clone()), rest: self.rest(&part, &[]), ..Fhir::default() };
        let _new = fhir.parts.set(Id::known(name), own);
        words
    }

    fn kind(
        &mut self,
        node: &mut Node,
        in_group: bool,
        fhir: &mut Fhir,
        carried: &mut Vec<&'static str>,
    ) -> (Kind, Asks, Vec<(Id, Decimal)>) {
        let has_options = node.says.contains_key("answerOption") || node.says.contains_key("answerValueSet");
        let is_choice = matches!(node.kind.as_str(), "choice" | "open-choice" | "coding");
        let takes_options = is_choice
            || matches!(
                node.kind.as_str(),
                "string" | "integer" | "date" | "time" | "text" | "quantity" | "reference" | "decimal" | "url"
            );
        if has_options && takes_options {
            let many = is_true(&node.says, "repeats");
            if let Some(found) = self.options(node, many, fhir) {
                return self.chosen(node, found, many, carried);
            }
        }
        if is_choice {
            self.notes.add(&node.link, "answerValueSet", Why::NoOptions);
        }
        let limit = node.says.get("maxLength").and_then(Value::as_u64).and_then(|limit| u32::try_from(limit).ok());
        let limit = limit.filter(|limit| *limit > 0);
        let plain = |kind| (kind, Asks::Whether, Vec::new());
        match node.kind.as_str() {
            "boolean" => (Kind::YesNo, Asks::YesNo, Vec::new()),
            "decimal" | "integer" | "quantity" => (self.number(node, fhir, carried), Asks::Number, Vec::new()),
            "date" | "dateTime" => {
                if node.kind == "dateTime" {
                    self.notes.add(&node.link, "dateTime", Why::DayOnly);
                }
                let today = begins_with(node, &["today()", "now()"]);
                if today {
                    carried.push("sdc-questionnaire-initialExpression");
                }
                plain(Kind::Date { today })
            }
            "time" => {
                let now = begins_with(node, &["timeOfDay()", "now()"]);
                if now {
                    carried.push("sdc-questionnaire-initialExpression");
                }
                plain(Kind::Time { now })
            }
            "attachment" if !in_group && extension(&node.says, "questionnaire-signatureRequired").is_some() => {
                plain(Kind::Signature)
            }
            "attachment" if !in_group && takes_drawings(&node.says) => {
                carried.push("mimeType");
                plain(Kind::Drawing)
            }
            "attachment" => {
                self.notes.add(&node.link, "attachment", Why::NoFiles);
                plain(Kind::ShortText(None))
            }
            "reference" => {
                self.notes.add(&node.link, "reference", Why::NoReference);
                plain(Kind::ShortText(None))
            }
            "url" => {
                self.notes.add(&node.link, "url", Why::NoUrl);
                plain(Kind::ShortText(limit))
            }
            "text" => plain(Kind::LongText(limit)),
            _ if control(node, &["text-box"]) => plain(Kind::LongText(limit)),
            _ => plain(Kind::ShortText(limit)),
        }
    }

    fn chosen(
        &mut self,
        node: &Node,
        found: Found,
        many: bool,
        carried: &mut Vec<&'static str>,
    ) -> (Kind, Asks, Vec<(Id, Decimal)>) {
        let asks = Asks::Options(found.coded);
        carried.extend(["answerOption", "answerValueSet"]);
        if many {
            if !found.points.is_empty() {
                self.notes.add(&node.link, "itemWeight", Why::Points);
            }
            let count = found.choices.options.len();
            let most = occurs(&node.says, "maxOccurs").filter(|most| usize::from(*most) < count.max(1));
            if most.is_some() {
                carried.extend(["maxOccurs", "questionnaire-maxOccurs"]);
            }
            return (Kind::ChooseMany(found.choices, most), asks, Vec::new());
        }
        (Kind::ChooseOne(found.choices), asks, found.points)
    }

    fn number(&mut self, node: &mut Node, fhir: &mut Fhir, carried: &mut Vec<&'static str>) -> Kind {
        let end = |name: &str| {
            let there = |tail: &str| tail == name || tail == format!("sdc-questionnaire-{name}");
            let all = objects(&node.says, "extension").filter(|one| there(tail_of(one)));
            all.filter_map(|one| choice(one, "value")).find_map(|(_, value)| number(value))
        };
        let (mut least, mut most) = (end("minValue").or(end("minQuantity")), end("maxValue").or(end("maxQuantity")));
        if least.zip(most).is_some_and(|(least, most)| least > most) {
            self.notes.add(&node.link, "minValue", Why::BadValue);
            (least, most) = (None, None);
        }
        carried.extend(["minValue", "maxValue", "minQuantity", "maxQuantity", "maxDecimalPlaces"]);
        if control(node, &["slider"]) {
            match self.slider(node, fhir, (least, most), carried) {
                Some(slider) => return slider,
                None => self.notes.add(&node.link, "itemControl slider", Why::NoSlider),
            }
        }
        let written = extension(&node.says, "maxDecimalPlaces").and_then(Value::as_u64);
        let said = written.and_then(|places| u8::try_from(places).ok());
        let places = if node.kind == "integer" { 0 } else { said.unwrap_or(PLACES) };
        let ends = [least, most].into_iter().flatten().map(Decimal::places).max().unwrap_or(0);
        let places = places.max(ends).min(Decimal::MAX_SCALE);
        Kind::Number(Number { unit: self.unit(node, fhir, carried), least, most, places })
    }

    fn slider(
        &mut self,
        node: &mut Node,
        fhir: &mut Fhir,
        (least, most): (Option<Decimal>, Option<Decimal>),
        carried: &mut Vec<&'static str>,
    ) -> Option<Kind> {
        let whole = |end: Decimal| end.to_string().parse::<i16>().ok();
        let (from, to) = (whole(least?)?, whole(most?)?);
        let steps = i32::from(to) - i32::from(from);
        if !(1..=Slider::MOST_STEPS).contains(&steps)
            || node.kind == "decimal" && extension(&node.says, "questionnaire-sliderStepValue").is_none()
        {
            return None;
        }
        let step = extension(&node.says, "questionnaire-sliderStepValue").and_then(number);
        if step.is_some_and(|step| step != Decimal::whole(1)) {
            self.notes.add(&node.link, "sliderStepValue", Why::InOnes);
        }
        carried.push("questionnaire-sliderStepValue");
        let low = self.part(node, "low", &["lower"], fhir).unwrap_or_else(|| from.to_string());
        let high = self.part(node, "high", &["upper"], fhir).unwrap_or_else(|| to.to_string());
        Some(Kind::Slider { from, to, low, high })
    }

    fn unit(&mut self, node: &mut Node, fhir: &mut Fhir, carried: &mut Vec<&'static str>) -> Option<String> {
        if let Some(unit) = self.part(node, "unit", &["unit"], fhir) {
            return Some(unit);
        }
        let named = |unit: &Value| match unit {
            Value::Object(coding) => text(coding, "display").or_else(|| text(coding, "code")).map(markup::escaped),
            Value::String(unit) => Some(markup::escaped(unit)).filter(|unit| !unit.trim().is_empty()),
            _ => None,
        };
        if let Some(unit) = extension(&node.says, "questionnaire-unit").and_then(named) {
            return Some(unit);
        }
        let options: Vec<&Object> = extensions(&node.says, "questionnaire-unitOption").collect();
        let [only] = options.as_slice() else { return None };
        carried.push("questionnaire-unitOption");
        choice(only, "value").and_then(|(_, unit)| named(unit))
    }
}

/// The type that a kind has of itself.
pub fn default_type(kind: &Kind, release: Release) -> &'static str {
    let choice = |open: bool| match (release, open) {
        (Release::R5, _) => "coding",
        (Release::R4, true) => "open-choice",
        (Release::R4, false) => "choice",
    };
    match kind {
        Kind::Info => "display",
        Kind::ShortText(_) => "string",
        Kind::LongText(_) => "text",
        Kind::YesNo => "boolean",
        Kind::ChooseOne(choices) | Kind::ChooseMany(choices, _) => choice(choices.other.is_some()),
        Kind::Slider { .. } => "integer",
        Kind::Number(number) if number.places == 0 => "integer",
        Kind::Number(_) => "decimal",
        Kind::Date { .. } => "date",
        Kind::Time { .. } => "time",
        Kind::Signature | Kind::Drawing => "attachment",
        Kind::Ratings { .. } | Kind::Table { .. } | Kind::Group { .. } => "group",
    }
}

/// How often an item may, or must, be there.
pub fn occurs(says: &Object, name: &str) -> Option<u16> {
    let value = extension(says, &format!("questionnaire-{name}")).or_else(|| extension(says, name));
    value.and_then(Value::as_u64).and_then(|count| u16::try_from(count).ok())
}

/// Whether a question can be answered in the rows of a table.
pub fn fits_in_a_column(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::ShortText(_)
            | Kind::LongText(_)
            | Kind::YesNo
            | Kind::Number(_)
            | Kind::Date { .. }
            | Kind::Time { .. }
    )
}

/// Whether a question begins with what one of these expressions gives.
fn begins_with(node: &Node, wanted: &[&str]) -> bool {
    let expression = extension(&node.says, "sdc-questionnaire-initialExpression").and_then(Value::as_object);
    expression.and_then(|e| text(e, "expression")).is_some_and(|e| wanted.contains(&e.trim()))
}

/// Whether an attachment is a drawing of lines.
fn takes_drawings(says: &Object) -> bool {
    extensions(says, "mimeType").any(|one| text(one, "valueCode") == Some("image/svg+xml"))
}
