//! What every part of the writing screen is given, and what it gives back.

use crate::{
    app::{Clients, Command, DocKey, Open, State},
    base::{Day, Id},
    template::Item,
    ui::{
        kit,
        theme::{self, Look},
    },
    worksheet::{Answer, At, Caret, Change, Outcome, Side, Standing, Worksheet},
};

use super::{View, ids, rail};

/// The document on screen, and where its changes go.
pub struct Cx<'a> {
    /// Its number.
    pub key: DocKey,
    /// The document with what follows from it.
    pub open: &'a Open,
    /// The look of the frame.
    pub look: Look,
    /// Today.
    pub today: Option<Day>,
    /// Client codes in use, newest first.
    pub codes: &'a [String],
    /// Whom the writer means by them.
    pub clients: &'a Clients,
    /// The day of the worksheet before this one, and where its scores stood.
    pub earlier: Option<(Day, &'a [Standing])>,
    /// The newer version of its template, if there is one to take over.
    pub newer: Option<&'a str>,
    /// Whether it lies in a plain file that the locked folder could take.
    pub may_take_in: bool,
    /// The languages it can be had in, where there is a choice.
    pub languages: &'a [String],
    /// Blank worksheets to go on in.
    pub shelf: &'a [crate::app::ShelfEntry],
    /// The supervisor's name, if it is known.
    pub supervisor: &'a str,
    /// Where things are.
    pub view: &'a mut View,
    /// Fresh random ids.
    pub fresh: &'a mut dyn FnMut() -> Id,
    /// What the person wants.
    pub out: &'a mut Vec<Command>,
}

/// What the controls of a question tell about a frame.
#[derive(Default)]
pub struct Told {
    /// What is to change, in this order.
    pub changes: Vec<Change>,
    /// Where the caret stands after the last of it.
    pub caret: Option<Caret>,
    /// Where the caret stands, if one of them is a text that has the keyboard.
    pub stands: Option<Caret>,
    /// The option that has the keyboard, if one of them is a choice.
    pub option: Option<(At, Id)>,
    /// Whether one of them has the keyboard.
    pub focused: bool,
}

impl<'a> Cx<'a> {
    /// A document on its own: no sheet before it, and nowhere to go on in.
    pub fn alone(
        ui: &egui::Ui,
        open: &'a Open,
        state: &'a State,
        (view, fresh): (&'a mut View, &'a mut dyn FnMut() -> Id),
        out: &'a mut Vec<Command>,
    ) -> Self {
        Self {
            key: open.key,
            open,
            look: theme::of(ui),
            today: state.today,
            codes: &[],
            clients: &state.folder.clients,
            earlier: None,
            newer: None,
            may_take_in: false,
            languages: &[],
            shelf: &[],
            supervisor: "",
            view,
            fresh,
            out,
        }
    }

    /// The worksheet.
    pub fn sheet(&self) -> &'a Worksheet {
        self.open.sheet()
    }

    /// What follows from its answers.
    pub fn outcome(&self) -> &'a Outcome {
        &self.open.outcome
    }

    /// The answer of an item or a statement.
    pub fn answer(&self, id: &Id) -> &'a Answer {
        self.sheet().content.answers.get(id.as_str())
    }

    /// Whether this answer is read: its sheet came back, and was not taken up again.
    ///
    /// What is folded belongs to the time after: it is written all the same.
    pub fn reads(&self, item: &Item) -> bool {
        rail::reading(self) && !ids::in_folded(self.sheet(), item)
    }

    /// Whether this person may change this item's answer.
    pub fn may_write(&self, item: &Item) -> bool {
        match self.open.me.side {
            Side::Writer => !item.for_supervisor && !self.reads(item),
            Side::Reviewer => item.for_supervisor,
        }
    }

    /// Proposes a change.
    pub fn edit(&mut self, change: Change, caret: Option<Caret>) {
        self.out.push(Command::Edit { doc: self.key, change, caret });
    }

    /// The question of an item as it stands now.
    pub fn ask<'b>(&self, item: &'b Item) -> &'b str
    where
        'a: 'b,
    {
        self.outcome().asks.get(item.id.as_str()).unwrap_or(&item.ask)
    }

    /// The helper of an item as it stands now.
    pub fn help<'b>(&self, item: &'b Item) -> Option<&'b str>
    where
        'a: 'b,
    {
        self.outcome().helps.get(item.id.as_str()).or(item.help.as_ref()).map(String::as_str)
    }

    /// Proposes what the controls of a question told.
    pub fn carry_out(&mut self, told: Told) {
        if told.stands.is_some() {
            self.view.stands = told.stands;
        }
        if told.option.is_some() {
            self.view.option = told.option;
        }
        let mut caret = told.caret;
        let last = told.changes.len().saturating_sub(1);
        for (at, change) in told.changes.into_iter().enumerate() {
            self.edit(change, if at == last { caret.take() } else { None });
        }
    }

    /// What an item or a statement is called in running text, if it is shown.
    pub fn name(&self, id: &Id) -> Option<String> {
        if !self.outcome().is_shown(id.as_str()) {
            return None;
        }
        let template = &self.sheet().template;
        let words = self.outcome().statements.get(id.as_str()).cloned();
        let words = words.or_else(|| template.statement(id.as_str()).map(|(_, _, s)| s.words.clone()));
        let words = words.or_else(|| template.item(id.as_str()).map(|item| self.ask(item).to_owned()));
        words.map(|words| kit::plain(&words))
    }

    /// The caret that undo wants at this place, once.
    pub fn wanted_caret(&self, at: &At) -> Option<&'a Caret> {
        self.open.caret.as_ref().filter(|caret| caret.at == *at)
    }
}

impl Told {
    /// Takes note of a control.
    pub fn saw(&mut self, response: &egui::Response) {
        self.focused |= response.has_focus();
    }

    /// Takes in what another control tells.
    pub fn and(&mut self, other: Self) {
        self.focused |= other.focused;
        self.stands = self.stands.take().or(other.stands);
        self.option = self.option.take().or(other.option);
        if !other.changes.is_empty() {
            self.changes.extend(other.changes);
            self.caret = other.caret;
        }
    }
}
