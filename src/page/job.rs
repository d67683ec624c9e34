//! What one laying-out knows: the sheet, what goes on paper, numbers and words.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    condition_words,
    field::Name,
    items::ratings::letter,
    leaving::Leaving,
    lines::{Line, Setter},
    missing::Missing,
    model::{Copy, PageOptions},
    rich::Rich,
    style::Style,
};
use crate::{
    base::{Id, Mm},
    faces::Spares,
    template::{Item, Kind, Section, SectionPlace, Template},
    worksheet::{Answer, Answers, Outcome, Worksheet},
};

/// How many characters of a word are named where one of them cannot be shown.
const LONGEST_WORD: usize = 24;

/// One laying-out of one sheet.
pub(super) struct Job<'a> {
    /// The worksheet.
    pub sheet: &'a Worksheet,
    /// Its template.
    pub template: &'a Template,
    /// What follows from the answers.
    pub outcome: &'a Outcome,
    /// What goes on paper.
    pub options: &'a PageOptions,
    /// What may stand on it.
    pub leaving: Leaving,
    /// Sets text.
    pub setter: Setter,
    /// Characters that no face has, and where they stand.
    pub missing: BTreeSet<Missing>,
    /// Choices whose options carry letters on a blank sheet.
    pub lettered: BTreeSet<Id>,
    /// The entry of a group whose questions are being set, on a sheet with fields.
    pub entry: Option<Name>,
    /// The answers that stand in fields.
    pub typed: Answers,
    /// What stands in fields, by the field's name.
    pub values: BTreeMap<String, String>,
    /// The letters of questions in groups.
    letters: BTreeMap<Id, String>,
    numbers: BTreeMap<Id, usize>,
    /// Items whose answers may stand on a page with answers.
    may_leave: BTreeSet<Id>,
    printed: BTreeSet<Id>,
}

impl<'a> Job<'a> {
    /// Looks a sheet through: numbers, and which items are on paper.
    pub fn new(
        sheet: &'a Worksheet,
        outcome: &'a Outcome,
        options: &'a PageOptions,
        spares: &Arc<dyn Spares>,
    ) -> Self {
        let template: &Template = &sheet.template;
        let asking = template.items().map(|(_, item)| item).filter(|item| item.asks());
        let numbers = asking.zip(1..).map(|(item, number)| (item.id.clone(), number)).collect();
        let leaving = Leaving::from(options);
        let may_leave = template.items().filter(|(section, item)| leaving.has(section, item));
        let may_leave = may_leave.map(|(_, item)| item.id.clone()).collect();
        let mut job = Job {
            sheet,
            template,
            outcome,
            options,
            leaving,
            setter: Setter::new(&template.language, spares),
            missing: BTreeSet::new(),
            lettered: condition_words::lettered(template),
            entry: None,
            typed: Answers::default(),
            values: BTreeMap::new(),
            letters: letters(template),
            numbers,
            may_leave,
            printed: BTreeSet::new(),
        };
        job.printed = template.items().filter(|(s, i)| job.goes_on_paper(s, i)).map(|(_, i)| i.id.clone()).collect();
        job
    }

    /// Whether this is a sheet for the pen.
    pub fn is_blank(&self) -> bool {
        self.options.copy.is_blank()
    }

    /// Whether this is a sheet to fill in on the screen.
    pub fn is_fillable(&self) -> bool {
        self.options.copy == Copy::Fillable
    }

    /// Whether comments stand on a review copy.
    pub fn has_comments(&self) -> bool {
        self.options.comments && !self.options.boxes
    }

    /// The number of an item.
    pub fn number(&self, id: &str) -> Option<usize> {
        self.outcome.numbers.get(id).or_else(|| self.numbers.get(id)).copied()
    }

    /// What stands before a question: its number, or its letter in a group.
    pub fn label(&self, item: &Id) -> Option<String> {
        let letter = self.letters.get(item).cloned();
        letter.or_else(|| self.number(item.as_str()).map(|number| number.to_string()))
    }

    /// The letter of a question in a group.
    pub fn letter(&self, question: &Id) -> Option<&String> {
        self.letters.get(question)
    }

    /// The number of an item, or the letter of a question, that is on the page.
    pub fn label_on_page(&self, id: &Id) -> Option<String> {
        let letter = self.letters.get(id).cloned();
        letter.or_else(|| self.number_on_page(id).map(|number| number.to_string()))
    }

    /// The number of an item that is on the page.
    pub fn number_on_page(&self, id: &Id) -> Option<usize> {
        let item = self.template.statement(id.as_str()).map_or(id, |(item, _, _)| &item.id);
        self.printed.contains(item).then(|| self.number(item.as_str())).flatten()
    }

    /// Whether an item is on paper at all.
    pub fn prints(&self, item: &Item) -> bool {
        self.printed.contains(&item.id)
    }

    fn goes_on_paper(&self, section: &Section, item: &Item) -> bool {
        if !self.leaving.has_section(section) {
            return false;
        }
        if self.is_blank() {
            return !self.options.short_only || item.short || section.place == SectionPlace::Header || !item.asks();
        }
        self.outcome.is_shown(item.id.as_str()) && self.may_leave(item)
    }

    /// Whether an item's number is bold on a blank sheet: it belongs to the short way.
    pub fn is_short(&self, item: &Item) -> bool {
        let folded = self.template.sections.iter().filter(|section| section.place == SectionPlace::Folded);
        let in_folded = folded.flat_map(|section| &section.items).any(|own| own.id == item.id);
        item.short && !in_folded && self.template.short_minutes.is_some() && !self.options.short_only
    }

    /// Whether an answer may stand on a page with answers.
    pub fn may_leave(&self, item: &Item) -> bool {
        self.may_leave.contains(&item.id)
    }

    /// The answer of an item.
    pub fn answer(&self, id: &str) -> &'a Answer {
        // A sheet for the pen shows nobody's answers, whatever worksheet it was made from.
        if self.is_blank() { &Answer::Unanswered } else { self.sheet.content.answers.get(id) }
    }

    /// Whether anything of an item is answered; for ratings, any statement.
    pub fn is_answered(&self, item: &Item) -> bool {
        match &item.kind {
            Kind::Ratings(ratings) => ratings.statements.iter().any(|s| !self.answer(s.id.as_str()).is_unanswered()),
            Kind::Table(_) => !table_is_empty(self.answer(item.id.as_str())),
            _ => !self.answer(item.id.as_str()).is_unanswered(),
        }
    }

    /// Whether an item stands on the page though it was left open: a line to sign on.
    pub fn stands_open(&self, item: &Item) -> bool {
        matches!(item.kind, Kind::Signature)
    }

    /// A template's text with its looks.
    pub fn rich(&self, text: &str) -> Rich {
        Rich::marked(text, &|id| self.number_on_page(id))
    }

    /// The question of an item, in the words that hold now.
    pub fn ask(&self, item: &Item) -> Rich {
        self.rich(self.outcome.asks.get(&item.id).unwrap_or(&item.ask))
    }

    /// The helper of an item, in the words that hold now.
    pub fn help(&self, item: &Item) -> Option<Rich> {
        let help = self.outcome.helps.get(&item.id).or(item.help.as_ref())?;
        Some(self.rich(help)).filter(|rich| !rich.is_blank())
    }

    /// Sets a text; what nobody can show is remembered under the item.
    pub fn set(&mut self, rich: &Rich, style: Style, width: Mm, item: Option<&Id>) -> Vec<Line> {
        let lines = self.setter.set(rich, style, width);
        self.note_missing(&rich.text, item);
        lines
    }

    /// Sets words as one line.
    pub fn one(&mut self, words: &str, style: Style) -> Line {
        let line = self.setter.one(words, style);
        self.note_missing(words, None);
        line
    }

    /// Sets words as one line, with dots where they are wider than there is room.
    pub fn one_within(&mut self, words: &str, style: Style, room: Mm) -> Line {
        let line = self.setter.one_within(words, style, room);
        self.note_missing(words, None);
        line
    }

    /// Remembers what nobody could show of a text, and in which word it stands.
    fn note_missing(&mut self, text: &str, item: Option<&Id>) {
        for letter in std::mem::take(&mut self.setter.shaper.missing) {
            self.note(letter, text, item);
        }
    }

    /// Remembers a letter that nobody can show, and in which word of a text it stands.
    pub fn note(&mut self, letter: char, text: &str, item: Option<&Id>) {
        {
            let word = text.split_whitespace().find(|word| word.contains(letter)).unwrap_or_default();
            let word = match word.char_indices().nth(LONGEST_WORD) {
                Some((end, _)) => format!("{}…", word.get(..end).unwrap_or_default()),
                None => word.to_owned(),
            };
            let question = item.and_then(|item| self.label(item));
            self.missing.insert(Missing { letter, item: item.cloned(), question, word });
        }
    }
}

/// a, b, c for the questions of each group.
fn letters(template: &Template) -> BTreeMap<Id, String> {
    let groups = template.items().filter_map(|(_, item)| item.group());
    let lettered = |(nth, question): (usize, &Item)| (question.id.clone(), letter(nth));
    groups.flat_map(|(table, _)| table.columns.iter().enumerate().map(lettered)).collect()
}

fn table_is_empty(answer: &Answer) -> bool {
    match answer {
        Answer::Rows(rows) => rows.iter().all(|row| row.cells.values().all(Answer::is_unanswered)),
        other => other.is_unanswered(),
    }
}
