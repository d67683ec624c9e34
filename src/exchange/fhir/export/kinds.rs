//! Each kind of question as an item of FHIR, with what stands in it.

use serde_json::{Value, json};

use super::{
    items::{Maker, Stands, extend, inner, item_control, statement_link},
    options::yes_no,
    parsed,
    tree::What,
};
use crate::{
    base::Decimal,
    exchange::fhir::{
        coding::number_json,
        condition::conjuncts,
        json::{Object, extensions, tail_of},
        notes::Why,
    },
    t,
    template::{Choices, Item, Kind, Number, Ratings, Rows, Slider, Start, StartTime, Table, TextBox, markup},
};

const CORE: &str = "http://hl7.org/fhir/StructureDefinition/";

impl<'t> Maker<'t, '_> {
    /// The type of an item in FHIR.
    pub fn type_of(&self, item: &'t Item) -> &'t str {
        let came = item.fhir.as_ref().and_then(|fhir| fhir.kind.as_deref());
        let open = item.choices().is_some_and(|choices| choices.options.contains("other"));
        match came {
            // A choice that was given a box for own words since, and did not come saying so in another way.
            Some("choice") if open && !came_constrained(item) => "open-choice",
            Some(came) => came,
            None => self.own_type(item, open),
        }
    }

    fn own_type(&self, item: &Item, open: bool) -> &'static str {
        let choice = match (self.is_five(), open) {
            (true, _) => "coding",
            (false, true) => "open-choice",
            (false, false) => "choice",
        };
        match &item.kind {
            Kind::Info { .. } => "display",
            Kind::ShortText(_) | Kind::ClientCode => "string",
            Kind::LongText(_) => "text",
            Kind::YesNo { not_sure: false } => "boolean",
            Kind::YesNo { .. } | Kind::ChooseOne(_) | Kind::ChooseMany(_) | Kind::Ranking(_) => choice,
            Kind::Ratings(ratings) if ratings.single => choice,
            Kind::Ratings(_) | Kind::Table(_) => "group",
            Kind::Slider(_) => "integer",
            Kind::Number(number) if number.places == 0 => "integer",
            Kind::Number(_) => "decimal",
            Kind::Date { .. } => "date",
            Kind::Time { .. } => "time",
            Kind::Signature | Kind::Drawing(_) => "attachment",
        }
    }

    /// Adds a question with all that belongs to its kind.
    pub fn kind(
        &mut self,
        item: &'t Item,
        link: String,
        within: Option<String>,
        mut says: Object,
        stands: Stands<'t, '_>,
    ) {
        let mut what = match (&item.kind, stands.row) {
            (Kind::Info { .. }, _) => What::Holder,
            (_, Some(_)) => What::Cell(item),
            (_, None) => What::Item(stands.section, item),
        };
        match &item.kind {
            Kind::ShortText(text) | Kind::LongText(text) => limit(text, &mut says),
            Kind::YesNo { not_sure: true } => {
                let options = self.option_list(yes_no(), &|id| item.points.get(id.as_str()).copied());
                says.insert("answerOption".to_owned(), options);
            }
            Kind::ChooseOne(choices) | Kind::ChooseMany(choices) | Kind::Ranking(choices) => {
                self.choice(&link, item, choices, &mut says);
            }
            Kind::Ratings(ratings) if ratings.single => self.put_steps(item, ratings, &mut says),
            Kind::Ratings(_) if item.fhir.is_none() => extend(&mut says, item_control("table")),
            Kind::Slider(slider) => self.slider(item, slider, &mut says),
            Kind::Number(number) => self.number(item, number, &mut says),
            Kind::Signature if item.fhir.is_none() => extend(&mut says, signature()),
            Kind::Drawing(_) if item.fhir.is_none() => {
                extend(&mut says, json!({ "url": format!("{CORE}mimeType"), "valueCode": "image/svg+xml" }));
            }
            Kind::Date { start } => starts(*start == Start::Today, "today()", &["today()", "now()"], &mut says),
            Kind::Time { start } => {
                starts(*start == StartTime::Now, "timeOfDay()", &["timeOfDay()", "now()"], &mut says);
            }
            Kind::Table(table) => what = self.table_says(item, table, &mut says, stands),
            _ => {}
        }
        self.push(link.clone(), within, says, what);
        if let Some(help) = &item.help {
            self.part("help", "help", (&link, item), help);
        }
        match &item.kind {
            Kind::Ratings(ratings) if !ratings.single => self.statements(&link, item, ratings, stands),
            Kind::Slider(slider) => self.ends(&link, item, slider),
            Kind::Number(number) => {
                if let Some(unit) = number.unit.as_ref().filter(|_| came_with(item, "unit")) {
                    self.part("unit", "unit", (&link, item), unit);
                }
            }
            Kind::Table(table) if !self.is_single(item) => self.table(&link, item, table, stands),
            _ => {}
        }
    }

    fn choice(&mut self, link: &str, item: &'t Item, choices: &Choices, says: &mut Object) {
        self.put_options(item, choices, says);
        let open = choices.options.contains("other");
        if self.is_five() && item.fhir.is_none() {
            says.insert("answerConstraint".to_owned(), json!(if open { "optionsOrString" } else { "optionsOnly" }));
        }
        let label = choices.options.get("other").map(|other| markup::plain(&other.words));
        if let Some(label) = label.filter(|label| item.fhir.is_none() && label != t!("fhir-other")) {
            let url = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-openLabel";
            extend(says, json!({ "url": url, "valueString": label }));
        }
        if !matches!(item.kind, Kind::ChooseOne(_)) {
            says.insert("repeats".to_owned(), json!(true));
            let has = extensions(says, "questionnaire-maxOccurs").next().is_some();
            if let Some(most) = choices.at_most.filter(|_| !has) {
                extend(says, json!({ "url": format!("{CORE}questionnaire-maxOccurs"), "valueInteger": most }));
            }
        }
        if matches!(item.kind, Kind::Ranking(_)) {
            self.notes.add(link, t!("fhir-ranking"), Why::OrderOnly);
        }
        if choices.options.values().any(|choice| choice.hint.is_some() || choice.tell.is_some()) {
            self.notes.add(link, t!("fhir-hints"), Why::NoWayOut);
        }
    }

    fn slider(&self, item: &Item, slider: &Slider, says: &mut Object) {
        let whole = |end: i16| Decimal::whole(i64::from(end));
        self.put_ends(item, Some(whole(slider.from)), Some(whole(slider.to)), says);
        if item.fhir.is_none() {
            extend(says, item_control("slider"));
            extend(says, json!({ "url": format!("{CORE}questionnaire-sliderStepValue"), "valueInteger": 1 }));
        }
    }

    /// The words at both ends of a slider; numbers that stand there by themselves are none.
    fn ends(&mut self, link: &str, item: &'t Item, slider: &Slider) {
        let ends = [("low", "lower", &slider.low, slider.from), ("high", "upper", &slider.high, slider.to)];
        for (name, control, words, number) in ends {
            if came_with(item, name) || markup::plain(words) != number.to_string() {
                self.part(name, control, (link, item), words);
            }
        }
    }

    fn number(&self, item: &'t Item, number: &Number, says: &mut Object) {
        self.put_ends(item, number.least, number.most, says);
        if item.fhir.is_some() {
            return;
        }
        if number.places > 0 {
            extend(says, json!({ "url": format!("{CORE}maxDecimalPlaces"), "valueInteger": number.places }));
        }
        if let Some(unit) = &number.unit {
            let unit = json!({ "display": markup::plain(unit) });
            extend(says, json!({ "url": format!("{CORE}questionnaire-unit"), "valueCoding": unit }));
        }
    }

    /// The least and the most that can be, in place of what was said.
    fn put_ends(&self, item: &Item, least: Option<Decimal>, most: Option<Decimal>, says: &mut Object) {
        let kind = item.fhir.as_ref().and_then(|fhir| fhir.kind.as_deref());
        let is_whole = |end: Decimal| end.to_string().parse::<i64>().is_ok() && kind != Some("decimal");
        for (name, end) in [("minValue", least), ("maxValue", most)] {
            let Some(end) = end else { continue };
            let quantity = if name == "minValue" { "minQuantity" } else { "maxQuantity" };
            let sdc = format!("sdc-questionnaire-{quantity}");
            let is_said = [name, quantity, &sdc].into_iter().flat_map(|tail| extensions(says, tail)).any(|one| {
                let value = crate::exchange::fhir::json::choice(one, "value");
                value.and_then(|(_, value)| crate::exchange::fhir::json::number(value)).map(Decimal::fraction)
                    == Some(end.fraction())
            });
            if is_said {
                continue;
            }
            if let Some(Value::Array(all)) = says.get_mut("extension") {
                all.retain(|one| one.as_object().is_none_or(|one| tail_of(one) != name));
            }
            let value = if is_whole(end) && !matches!(&item.kind, Kind::Number(number) if number.places > 0) {
                "valueInteger"
            } else {
                "valueDecimal"
            };
            extend(says, json!({ "url": format!("{CORE}{name}"), value: number_json(end) }));
        }
    }

    fn statements(&mut self, link: &str, item: &'t Item, ratings: &'t Ratings, stands: Stands<'t, '_>) {
        for statement in &ratings.statements {
            let part = item.fhir.as_ref().and_then(|fhir| fhir.parts.get(statement.id.as_str()));
            let mut says = parsed(part.and_then(|part| part.rest.as_ref()));
            let own = if self.is_five() { "coding" } else { "choice" };
            let kind = part.and_then(|part| part.kind.as_deref()).unwrap_or(own);
            says.insert("type".to_owned(), json!(kind));
            says.insert("text".to_owned(), json!(markup::plain(&statement.words)));
            if item.required {
                says.insert("required".to_owned(), json!(true));
            }
            self.put_steps(item, ratings, &mut says);
            let what = What::Statement(stands.section, item, ratings, statement);
            self.push(statement_link(item, &statement.id), Some(link.to_owned()), says, what);
        }
    }

    /// What a table or group says of itself.
    fn table_says(
        &mut self,
        item: &'t Item,
        table: &'t Table,
        says: &mut Object,
        stands: Stands<'t, '_>,
    ) -> What<'t> {
        if self.is_single(item) {
            says.insert("repeats".to_owned(), json!(true));
            if let Some(column) = table.columns.first()
                && let Kind::Number(number) = &column.kind
            {
                self.put_ends(item, number.least, number.most, says);
            }
            return What::Item(stands.section, item);
        }
        match &table.rows {
            Rows::Free { most, .. } if *most > 1 || item.fhir.is_some() => {
                says.insert("repeats".to_owned(), json!(true));
                if item.fhir.is_none() {
                    let max = json!({ "url": format!("{CORE}questionnaire-maxOccurs"), "valueInteger": most });
                    extend(says, max);
                    if table.group.is_none() {
                        extend(says, item_control("gtable"));
                    }
                }
                What::Rows(stands.section, item)
            }
            Rows::Free { .. } => What::Rows(stands.section, item),
            Rows::Fixed(_) => {
                extend(says, item_control("grid"));
                What::Item(stands.section, item)
            }
        }
    }

    fn table(&mut self, link: &str, item: &'t Item, table: &'t Table, stands: Stands<'t, '_>) {
        let Rows::Fixed(rows) = &table.rows else {
            for column in inner(item) {
                self.item(column, Stands { home: Some(link), row: Some(item), ..stands });
            }
            return;
        };
        for (row, words) in rows.iter() {
            let home = format!("{link}.{row}");
            let mut says = Object::new();
            says.insert("type".to_owned(), json!("group"));
            says.insert("text".to_owned(), json!(markup::plain(words)));
            self.push(home.clone(), Some(link.to_owned()), says, What::Row(row));
            // A condition in this row asks for the answers of this row.
            for column in &table.columns {
                self.take_cell(item, column, format!("{home}.{}", column.id));
            }
            for column in &table.columns {
                self.cell(&home, column, item);
            }
        }
    }

    /// A question in a row that is given: it has a link in each row.
    fn cell(&mut self, home: &str, column: &'t Item, table: &'t Item) {
        let mut says = Object::new();
        says.insert("type".to_owned(), json!(self.type_of(column)));
        says.insert("text".to_owned(), json!(markup::plain(&column.ask)));
        if let Some(choices) = column.choices() {
            self.put_options(column, choices, &mut says);
        }
        let link = format!("{home}.{}", column.id);
        self.when(&link, &conjuncts(column.show_if.as_ref()), Some(table), &mut says);
        self.push(link, Some(home.to_owned()), says, What::Cell(column));
    }
}

/// Says with what a question starts; an expression of its own that says the same stays.
fn starts(filled: bool, expression: &str, same: &[&str], says: &mut Object) {
    const URL: &str = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression";
    let is_ours = |one: &Object| {
        let written = one.get("valueExpression").and_then(|value| value.get("expression")).and_then(Value::as_str);
        written.is_some_and(|written| same.contains(&written.trim()))
    };
    let said: Vec<bool> = extensions(says, "sdc-questionnaire-initialExpression").map(is_ours).collect();
    match (filled, said.as_slice()) {
        (true, []) => {
            let value = json!({ "language": "text/fhirpath", "expression": expression });
            extend(says, json!({ "url": URL, "valueExpression": value }));
        }
        (false, said) if said.contains(&true) => {
            if let Some(Value::Array(all)) = says.get_mut("extension") {
                all.retain(|one| !one.as_object().is_some_and(|one| tail_of(one) == tail(URL) && is_ours(one)));
            }
            if says.get("extension").is_some_and(|all| all.as_array().is_some_and(Vec::is_empty)) {
                says.remove("extension");
            }
        }
        _ => {}
    }
}

fn tail(url: &str) -> &str {
    url.rsplit('/').next().unwrap_or(url)
}

/// Whether an item came saying which answers it takes, as release 5 does.
fn came_constrained(item: &Item) -> bool {
    let rest = item.fhir.as_ref().and_then(|fhir| fhir.rest.as_deref());
    rest.is_some_and(|rest| rest.contains("\"answerConstraint\""))
}

/// The limit of a text, where one was said.
fn limit(text: &TextBox, says: &mut Object) {
    if says.contains_key("maxLength") {
        says.insert("maxLength".to_owned(), json!(text.limit));
    }
}

/// Whether this part of a question was an item of its own when it came.
fn came_with(item: &Item, part: &str) -> bool {
    item.fhir.as_ref().is_some_and(|fhir| fhir.parts.contains(part))
}

fn signature() -> Value {
    let coding = json!([{ "system": "urn:iso-astm:E1762-95:2013", "code": "1.2.840.10065.1.12.1.1" }]);
    json!({ "url": format!("{CORE}questionnaire-signatureRequired"), "valueCodeableConcept": { "coding": coding } })
}
