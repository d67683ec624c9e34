//! The worksheet that is being made of a questionnaire, before it is written.

use std::rc::Rc;

use crate::{
    base::{Decimal, Id},
    exchange::fhir::json::Object,
    template::{
        Condition,
        fhir::{Fhir, FhirSheet},
    },
};

/// A whole worksheet.
#[derive(Debug, Default)]
pub struct Sheet {
    pub version: String,
    pub language: String,
    pub title: String,
    pub subtitle: Option<String>,
    pub purpose: Option<String>,
    pub about: Option<String>,
    pub sources: Vec<String>,
    pub lists: Vec<(Id, Vec<(Id, String)>)>,
    pub scales: Vec<(Id, Scale)>,
    pub sections: Vec<Section>,
    pub scores: Vec<Score>,
    pub fhir: FhirSheet,
}

/// A heading with its items.
#[derive(Debug, Default)]
pub struct Section {
    pub title: String,
    pub say: Option<String>,
    pub show_if: Option<Condition>,
    pub when: When,
    pub fhir: Fhir,
    pub items: Vec<Item>,
}

/// What FHIR says of when something is shown, until all items are known.
#[derive(Clone, Debug, Default)]
pub struct When {
    /// Of the items it stands in, from the outermost.
    pub outer: Vec<Rc<Object>>,
    /// Of itself.
    pub own: Option<Rc<Object>>,
}

/// A question or a text.
#[derive(Debug)]
pub struct Item {
    pub id: Id,
    pub ask: String,
    pub help: Option<String>,
    pub show_if: Option<Condition>,
    pub when: When,
    pub required: bool,
    pub points: Vec<(Id, Decimal)>,
    pub fhir: Fhir,
    pub kind: Kind,
}

/// The kinds of question that a questionnaire can ask.
#[derive(Debug)]
pub enum Kind {
    Info,
    ShortText(Option<u32>),
    LongText(Option<u32>),
    YesNo,
    ChooseOne(Choices),
    ChooseMany(Choices, Option<u16>),
    Slider {
        from: i16,
        to: i16,
        low: String,
        high: String,
    },
    Number(Number),
    Date {
        today: bool,
    },
    Time {
        now: bool,
    },
    Signature,
    Drawing,
    /// Statements under one scale.
    Ratings {
        scale: Id,
        statements: Vec<(Id, String)>,
        /// Whether the numbers of the steps are what their options count.
        counts: bool,
    },
    /// Rows that are added: one question that may be answered several times, or a group of few.
    Table {
        least: u16,
        most: u16,
        columns: Vec<Item>,
    },
    Group {
        least: u16,
        most: u16,
        items: Vec<Item>,
    },
}

/// The options of a choice.
#[derive(Debug, Default)]
pub struct Choices {
    pub from_list: Option<Id>,
    pub options: Vec<(Id, String)>,
    pub none: Option<String>,
    pub other: Option<String>,
}

/// The steps of a scale.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Scale {
    pub steps: Vec<(i16, String)>,
    pub cannot_say: Option<String>,
}

/// A number with its ends.
#[derive(Debug, Default)]
pub struct Number {
    pub unit: Option<String>,
    pub least: Option<Decimal>,
    pub most: Option<Decimal>,
    pub places: u8,
}

/// A sum or a mean.
#[derive(Debug)]
pub struct Score {
    pub id: Id,
    pub title: String,
    pub of: Vec<Id>,
    /// Whether it is made of other scores.
    pub composite: bool,
    pub mean: bool,
    pub factor: Option<Decimal>,
    pub offset: Option<Decimal>,
    pub round: Option<u8>,
    /// Whether it is only a step on the way to another.
    pub step: bool,
    pub fhir: Option<Fhir>,
}

impl Default for Score {
    fn default() -> Self {
        Self {
            id: Id::known("x"),
            title: String::new(),
            of: Vec::new(),
            composite: false,
            mean: false,
            factor: None,
            offset: None,
            round: None,
            step: false,
            fhir: None,
        }
    }
}

impl Sheet {
    /// All items, those in groups and tables too.
    pub fn each_item(&self) -> impl Iterator<Item = &Item> {
        self.sections
            .iter()
            .flat_map(|section| &section.items)
            .flat_map(|item| std::iter::once(item).chain(item.inner()))
    }

    /// Honest minutes, by what there is to read and to write.
    pub fn minutes(&self) -> u16 {
        let seconds = |item: &Item| match &item.kind {
            Kind::Info => 4,
            Kind::Ratings { statements, .. } => 10 * u32::try_from(statements.len()).unwrap_or(u32::MAX / 10),
            Kind::LongText(_) => 60,
            Kind::ShortText(_) | Kind::Table { .. } | Kind::Drawing => 20,
            Kind::Group { .. } => 0,
            _ => 10,
        };
        let whole: u32 = self.each_item().map(seconds).sum();
        u16::try_from(whole.div_ceil(60).max(1)).unwrap_or(u16::MAX)
    }
}

impl Item {
    /// The questions in a group or table.
    pub fn inner(&self) -> &[Self] {
        match &self.kind {
            Kind::Table { columns, .. } => columns,
            Kind::Group { items, .. } => items,
            _ => &[],
        }
    }
}
