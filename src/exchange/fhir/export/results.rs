//! Scores, profiles and flags: what they are, and how they stand, with what belongs to them.
//!
//! How a result is made has no form in FHIR. Its band, the version of its rule
//! and its label stand beside it as extensions, so that no number travels
//! without them; where there is no value, the reason stands in its place.

use serde_json::{Value, json};

use super::{
    answers,
    items::{Maker, extend},
    parsed,
    tree::{Node, What},
};
use crate::{
    base::{Decimal, Fraction, Id},
    exchange::fhir::{coding::Coded, json::Object, notes::Why},
    t,
    template::{Flag, markup},
    worksheet::{FlagState, Reason, in_words},
};

/// The address of what stands beside a result, by its name.
const BESIDE: &str = "urn:attune:result:";
/// The system of the states of a flag.
const STATES: &str = "urn:attune:flag";

impl<'t> Maker<'t, '_> {
    /// Scores, profiles and flags, as items that nobody fills in.
    pub fn results(&mut self) {
        let template = self.template;
        for (id, score) in template.scores.iter().filter(|(_, score)| !score.step) {
            let own = score.fhir.as_ref();
            let mut says = parsed(own.and_then(|fhir| fhir.rest.as_ref()));
            let kind = own.and_then(|fhir| fhir.kind.clone()).unwrap_or_else(|| "decimal".to_owned());
            says.insert("type".to_owned(), json!(kind));
            if own.is_none_or(|fhir| !fhir.untitled) {
                says.insert("text".to_owned(), json!(markup::plain(&score.title)));
            }
            if own.is_none() {
                says.insert("readOnly".to_owned(), json!(true));
            }
            let link = own.and_then(|fhir| fhir.link.clone()).unwrap_or_else(|| self.new_link(id.as_str()));
            let within = own.and_then(|fhir| fhir.within.clone());
            let after = own.map(|fhir| fhir.after.clone());
            self.place(Node { link: link.clone(), within, after, says, what: What::Score(id) });
            if own.is_none() {
                self.labelled(&link, &score.label);
            }
        }
        for (id, profile) in template.profiles.iter() {
            let link = self.new_link(id.as_str());
            let mut says = Object::new();
            says.insert("type".to_owned(), json!("group"));
            says.insert("text".to_owned(), json!(markup::plain(&profile.title)));
            self.push(link.clone(), None, says, What::Holder);
            for (way, title) in profile.ways.iter() {
                let own = self.new_link(&format!("{link}.{way}"));
                self.push(own, Some(link.clone()), read_only("decimal", title), What::Way(id, way));
            }
            if !profile.spread.0.is_empty() {
                let own = self.new_link(&format!("{link}.spread"));
                self.push(own, Some(link.clone()), read_only("decimal", t!("fhir-spread")), What::Spread(id));
            }
            self.labelled(&link, &profile.label);
        }
        for (id, flag) in template.flags.iter() {
            let link = self.new_link(id.as_str());
            let mut says = read_only(if self.is_five() { "coding" } else { "choice" }, &flag.title);
            let states = [FlagState::Yes, FlagState::No, FlagState::NotAnswered];
            let options = states.map(|state| (Id::known(state.id()), coded(flag, state))).to_vec();
            says.insert("answerOption".to_owned(), self.option_list(options, &|_| None));
            self.push(link.clone(), None, says, What::Flag(id));
            self.labelled(&link, &flag.label);
        }
    }

    /// Adds the label of a result, and notes that its rule stays behind.
    fn labelled(&mut self, link: &str, label: &str) {
        self.text(&format!("{link}-label"), link, label, Some("help"));
        self.notes.add(link, t!("fhir-score"), Why::NoScore);
    }
}

fn read_only(kind: &str, title: &str) -> Object {
    let mut says = Object::new();
    says.insert("type".to_owned(), json!(kind));
    says.insert("text".to_owned(), json!(markup::plain(title)));
    says.insert("readOnly".to_owned(), json!(true));
    says
}

/// A state of a flag, in the words of its sheet.
fn coded(flag: &Flag, state: FlagState) -> Coded {
    let words =
        flag.say.get(state.id()).map_or_else(|| in_words::flag(state).to_owned(), |words| markup::plain(words));
    Coded::coding(Some(STATES), Some(state.id()), Some(&words))
}

/// What stands beside the number of a result.
struct Beside<'r> {
    value: Result<Fraction, Reason>,
    band: Option<&'r Id>,
    words: Option<&'r String>,
    rule: String,
    label: &'r str,
}

impl<'a> answers::Maker<'a, '_> {
    /// A score that leaves, with its band, its rule and its label.
    pub fn score(&self, node: &Node<'a>, id: &Id) -> Vec<Value> {
        let (sheet, outcome, leaving) = (self.said.sheet, self.said.outcome, self.said.leaving);
        let score = outcome.results.scores.iter().find(|score| score.id == *id);
        let Some(score) = score.filter(|score| leaving.has_result(&sheet.template, outcome, &score.rests_on)) else {
            return Vec::new();
        };
        let rule = score.rule.as_deref().map_or_else(|| self.rule(), markup::plain);
        let (band, words) = (score.band.as_ref(), score.words.as_ref());
        let mut made = self.with(node, &Beside { value: score.value, band, words, rule, label: &score.label });
        for reading in &score.readings {
            let Some(Value::Object(item)) = made.first_mut() else { continue };
            let band = reading.words.as_deref().map(markup::plain);
            let band = band.or_else(|| reading.band.as_ref().map(Id::to_string)).unwrap_or_default();
            extend(item, beside("reading", &format!("{}: {band}", markup::plain(&reading.title))));
        }
        made
    }

    /// One way of a profile that leaves.
    pub fn way(&self, node: &Node<'a>, profile: &Id, way: &Id) -> Vec<Value> {
        let Some(profile) = self.profile(profile) else { return Vec::new() };
        let Some(way) = profile.ways.iter().find(|own| own.id == *way) else { return Vec::new() };
        let (band, words) = (way.band.as_ref(), way.word.as_ref());
        self.with(node, &Beside { value: way.value, band, words, rule: self.rule(), label: &profile.label })
    }

    /// The spread of a profile that leaves.
    pub fn spread(&self, node: &Node<'a>, profile: &Id) -> Vec<Value> {
        let Some(profile) = self.profile(profile) else { return Vec::new() };
        let spread = profile.spread.as_ref();
        let value = spread.map(|(value, ..)| *value).ok_or(Reason::TooFewAnswers);
        let band = spread.and_then(|(_, band, _)| band.as_ref());
        let words = spread.and_then(|(.., words)| words.as_ref());
        self.with(node, &Beside { value, band, words, rule: self.rule(), label: &profile.label })
    }

    /// A flag that leaves.
    pub fn flag(&self, node: &Node<'a>, id: &Id) -> Vec<Value> {
        let (sheet, outcome, leaving) = (self.said.sheet, self.said.outcome, self.said.leaving);
        let flag = outcome.results.flags.iter().find(|flag| flag.id == *id);
        let Some(flag) = flag.filter(|flag| leaving.has_all(&sheet.template, &flag.rests_on)) else {
            return Vec::new();
        };
        let Some(state) = sheet.template.flags.get(id.as_str()).map(|own| coded(own, flag.state)) else {
            return Vec::new();
        };
        let mut made = self.holding(node, None, Some(vec![json!({ state.name: state.value })]));
        if let Some(Value::Object(item)) = made.first_mut() {
            extend(item, beside("label", &markup::plain(&flag.label)));
        }
        made
    }

    fn profile(&self, id: &Id) -> Option<&'a crate::worksheet::ProfileShown> {
        let (sheet, outcome, leaving) = (self.said.sheet, self.said.outcome, self.said.leaving);
        let found = outcome.results.profiles.iter().find(|profile| profile.id == *id);
        found.filter(|profile| leaving.has_result(&sheet.template, outcome, &profile.rests_on))
    }

    /// A rule without a version of its own has that of its sheet.
    fn rule(&self) -> String {
        let template = &self.said.sheet.template;
        format!("{} {}", template.id, template.version)
    }

    /// The item of a number; without a number, the reason.
    fn with(&self, node: &Node<'a>, says: &Beside<'_>) -> Vec<Value> {
        let number = says.value.ok().and_then(|value| Decimal::parse(&value.shown(6)));
        let values = number.map(|number| self.number(node, number)).into_iter().collect();
        let mut made = self.holding(node, None, Some(values));
        if made.is_empty() {
            let text = node.says.get("text").cloned().unwrap_or_default();
            made.push(json!({ "linkId": node.link, "text": text }));
        }
        if let Some(Value::Object(item)) = made.first_mut() {
            if let Err(why) = says.value {
                extend(item, beside("no-value", in_words::no_value(why)));
            }
            says.band.into_iter().for_each(|band| extend(item, beside("band", band.as_str())));
            says.words.into_iter().for_each(|words| extend(item, beside("words", &markup::plain(words))));
            extend(item, beside("rule", &says.rule));
            extend(item, beside("label", &markup::plain(says.label)));
        }
        made
    }
}

fn beside(name: &str, words: &str) -> Value {
    json!({ "url": format!("{BESIDE}{name}"), "valueString": words })
}
