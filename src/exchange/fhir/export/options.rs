//! The options of a question on the way out.

use serde_json::{Value, json};

use super::{
    items::{Maker, inner},
    parsed,
};
use crate::{
    base::{Decimal, Id},
    exchange::fhir::{
        coding::{Coded, ORDINAL, WEIGHT, set_weight},
        condition::Asks,
        import::named,
        json::Object,
    },
    t,
    template::{ChoiceKind, Choices, Item, Kind, Ratings, markup},
};

impl<'t> Maker<'t, '_> {
    /// What conditions can ask of an item, or of each of its statements.
    pub fn asks(&self, item: &'t Item) -> Vec<(Id, Asks)> {
        let asks = match &item.kind {
            Kind::Ratings(ratings) => {
                let steps = Asks::Steps(self.coded_steps(item, ratings));
                return ratings.statements.iter().map(|statement| (statement.id.clone(), steps.clone())).collect();
            }
            Kind::Info { .. } => Asks::Nothing,
            Kind::YesNo { not_sure: false } => Asks::YesNo,
            Kind::YesNo { .. } => Asks::Options(yes_no()),
            Kind::ChooseOne(choices) | Kind::ChooseMany(choices) | Kind::Ranking(choices) => {
                Asks::Options(self.coded(item, choices))
            }
            Kind::Slider(_) | Kind::Number(_) => Asks::Number,
            Kind::Table(_) if inner(item).len() == 1 && self.is_single(item) => Asks::Whether,
            Kind::Table(_) => Asks::Nothing,
            _ => Asks::Whether,
        };
        vec![(item.id.clone(), asks)]
    }

    /// What each option is in FHIR; own words are none.
    pub fn coded(&self, item: &Item, choices: &Choices) -> Vec<(Id, Coded)> {
        let fhir = item.fhir.as_ref();
        let set = fhir.and_then(|fhir| fhir.set.as_deref()).and_then(|set| self.sets.concepts(set));
        let set = set.map(|concepts| named(&concepts)).unwrap_or_default();
        let options = choices.options.iter().filter(|(_, choice)| choice.effect != ChoiceKind::OwnWords);
        let coded = options.map(|(id, choice)| {
            let words = markup::plain(&choice.words);
            let raw = fhir.and_then(|fhir| fhir.options.get(id.as_str())).map(|raw| parsed(Some(raw)));
            let short = fhir.and_then(|fhir| fhir.codes.get(id.as_str()));
            let listed = set.iter().find(|(own, _)| own == id).map(|(_, concept)| concept.coded.clone());
            let coded = raw
                .as_ref()
                .and_then(Coded::of_option)
                .or_else(|| short.map(|short| Coded::of_short(short, &words)))
                .or(listed)
                .unwrap_or_else(|| Coded::coding(None, Some(id.as_str()), Some(&words)));
            (id.clone(), coded.with_words(&words))
        });
        coded.collect()
    }

    /// Puts the options of a choice in: the set they came from, or each of them.
    pub fn put_options(&self, item: &Item, choices: &Choices, says: &mut Object) {
        let fhir = item.fhir.as_ref();
        let set = fhir.and_then(|fhir| fhir.set.as_deref());
        if let Some(set) = set
            && let Some(concepts) = self.sets.concepts(set)
        {
            let came: Vec<(Id, String)> = named(&concepts)
                .into_iter()
                .map(|(id, concept)| (id, concept.coded.words().unwrap_or_default()))
                .collect();
            let plain = choices.options.iter().filter(|(_, choice)| choice.effect == ChoiceKind::Plain);
            let are: Vec<(Id, String)> =
                plain.map(|(id, choice)| (id.clone(), markup::plain(&choice.words))).collect();
            if came == are {
                says.insert("answerValueSet".to_owned(), json!(set));
                return;
            }
        }
        let options = self.coded(item, choices).into_iter().map(|(id, coded)| {
            let raw = fhir.and_then(|fhir| fhir.options.get(id.as_str()));
            let mut option = parsed(raw);
            option.insert(coded.name, coded.value);
            let is_alone = choices.options.get(id.as_str()).is_some_and(|choice| choice.effect == ChoiceKind::Alone);
            if is_alone && raw.is_none() {
                super::items::extend(&mut option, exclusive());
            }
            self.put_points(&mut option, item.points.get(id.as_str()));
            Value::Object(option)
        });
        let options: Vec<Value> = options.collect();
        says.insert("answerOption".to_owned(), Value::Array(options));
    }

    /// The steps of a scale as they came, or as options of our own.
    fn coded_steps(&self, item: &Item, ratings: &Ratings) -> Vec<(Id, Coded)> {
        let all = steps(&ratings.steps, ratings.cannot_say.as_deref());
        let Some(fhir) = &item.fhir else { return all };
        let set = fhir.set.as_deref().and_then(|set| self.sets.concepts(set)).unwrap_or_default();
        let one = |(at, (id, own)): (usize, (Id, Coded))| {
            let words = own.words().unwrap_or_default();
            let raw = fhir.options.get(id.as_str()).and_then(|raw| Coded::of_option(&parsed(Some(raw))));
            let short = fhir.codes.get(id.as_str()).map(|short| Coded::of_short(short, &words));
            let listed = set.get(at).map(|concept| concept.coded.clone());
            (id, raw.or(short).or(listed).unwrap_or(own).with_words(&words))
        };
        all.into_iter().enumerate().map(one).collect()
    }

    /// Puts the steps of a scale in, each with the number that it is.
    ///
    /// An option that was written at the question says itself what it counts.
    pub fn put_steps(&self, item: &Item, ratings: &Ratings, says: &mut Object) {
        let fhir = item.fhir.as_ref();
        let coded = self.coded_steps(item, ratings);
        if let Some(set) = fhir.and_then(|fhir| fhir.set.as_deref())
            && let Some(concepts) = self.sets.concepts(set)
            && concepts.iter().map(|concept| concept.coded.words()).eq(coded.iter().map(|(_, coded)| coded.words()))
        {
            says.insert("answerValueSet".to_owned(), json!(set));
            return;
        }
        let options = coded.into_iter().map(|(id, coded)| {
            let raw = fhir.and_then(|fhir| fhir.options.get(id.as_str()));
            let mut option = parsed(raw);
            option.insert(coded.name, coded.value);
            let points = Decimal::parse(id.as_str()).filter(|_| raw.is_none());
            self.put_points(&mut option, points.as_ref());
            Value::Object(option)
        });
        says.insert("answerOption".to_owned(), options.collect());
    }

    /// Puts in what an option counts.
    pub fn put_points(&self, option: &mut Object, points: Option<&Decimal>) {
        if let Some(points) = points {
            set_weight(option, *points, if self.is_five() { WEIGHT } else { ORDINAL });
        }
    }

    /// Options as they are written.
    pub fn option_list(&self, coded: Vec<(Id, Coded)>, points: &dyn Fn(&Id) -> Option<Decimal>) -> Value {
        let options = coded.into_iter().map(|(id, coded)| {
            let mut option = Object::new();
            option.insert(coded.name, coded.value);
            self.put_points(&mut option, points(&id).as_ref());
            Value::Object(option)
        });
        options.collect()
    }
}

fn exclusive() -> Value {
    json!({
        "url": "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive",
        "valueBoolean": true,
    })
}

/// The steps of a scale as options; their ids are the numbers.
fn steps(steps: &[(i16, String)], cannot_say: Option<&str>) -> Vec<(Id, Coded)> {
    let one = |(step, words): &(i16, String)| {
        let code = step.to_string();
        let words = markup::plain(words);
        let id = Id::parse(&code).unwrap_or_else(|_| Id::known("x"));
        (id, Coded::coding(None, Some(&code), Some(if words.is_empty() { &code } else { &words })))
    };
    let open = cannot_say.map(|words| {
        let coded = Coded::coding(None, Some("cannot-say"), Some(&markup::plain(words)));
        (Id::known("cannot-say"), coded)
    });
    steps.iter().map(one).chain(open).collect()
}

/// Yes, no and not sure.
pub fn yes_no() -> Vec<(Id, Coded)> {
    let all = [("yes", t!("paper-yes")), ("no", t!("paper-no")), ("not-sure", t!("paper-not-sure"))];
    all.iter().map(|(id, words)| (Id::known(id), Coded::coding(None, Some(id), Some(words)))).collect()
}
