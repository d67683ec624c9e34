//! What is typed in the field of a day, a time or a number, until it reads as one.
//!
//! A draft becomes an answer when the field is left, on Enter, after a short
//! pause, and before anything else is asked of the sheet: what is saved,
//! printed or locked has it. One that cannot be read stays in its field with
//! the reason, and the answer is what it was before.

use std::time::Duration;

use egui::{Id as EguiId, Key, Response, Ui};

use super::view::View;
use crate::{
    app::{Command, DocKey},
    worksheet::{Answer, At, Change},
};

/// So long after the last key a draft that can be read becomes the answer.
const PAUSE: Duration = Duration::from_millis(1500);

/// A field that is being typed in.
#[derive(Debug)]
pub struct Draft {
    /// What stands in the field.
    pub text: String,
    /// Where its answer belongs; nothing if it becomes one by a deliberate step only.
    whose: Option<(DocKey, At)>,
    /// What it reads as; nothing if it cannot be read.
    reads: Option<Answer>,
    /// The answer before the first key.
    before: Answer,
    /// The answer that was proposed last.
    told: Option<Answer>,
    /// When the last key came.
    typed: f64,
    /// Somebody pressed Enter, and it could not be read.
    entered: bool,
}

/// A field as it was drawn in this frame.
pub struct Seen<'a> {
    /// What it told.
    pub response: &'a Response,
    /// What stands in it.
    pub text: &'a str,
    /// What that reads as: nothing if it cannot be read.
    pub reads: Option<Answer>,
    /// The answer that is kept.
    pub now: &'a Answer,
}

impl View {
    /// What is half typed in a field.
    pub(super) fn draft_of(&self, id: EguiId) -> Option<&str> {
        self.drafts.get(&id).map(|draft| draft.text.as_str())
    }

    /// Whether what stands in a field should be complained of, if it cannot be read: nobody types in it now.
    pub(super) fn is_done_with(&self, response: &Response) -> bool {
        !response.has_focus() || self.drafts.get(&response.id).is_some_and(|draft| draft.entered)
    }

    /// What stands in a field was chosen otherwise.
    pub(super) fn drop_draft(&mut self, id: EguiId) {
        self.drafts.remove(&id);
    }

    /// Keeps what a deliberate step will make an answer.
    pub(super) fn keep_draft(&mut self, id: EguiId, text: String) {
        let (now, none) = (Answer::Unanswered, None);
        let draft = Draft { text, whose: none, reads: None, before: now, told: None, typed: 0.0, entered: false };
        self.drafts.insert(id, draft);
    }

    /// Follows a field through a frame; gives the answer that is to be set, if there is one.
    pub(super) fn follow(&mut self, ui: &Ui, whose: Option<(DocKey, At)>, seen: Seen<'_>) -> Option<Answer> {
        let Seen { response, text, reads, now } = seen;
        let id = response.id;
        let time = ui.input(|input| input.time);
        if response.changed() {
            let former = self.drafts.remove(&id);
            let (before, told) = former.map_or_else(|| (now.clone(), None), |former| (former.before, former.told));
            let text = text.to_owned();
            self.drafts.insert(id, Draft { text, whose, reads, before, told, typed: time, entered: false });
        }
        let draft = self.drafts.get_mut(&id)?;
        if now != draft.told.as_ref().unwrap_or(&draft.before) {
            // It was changed from elsewhere: by undo, or in the calendar.
            self.drafts.remove(&id);
            return None;
        }
        // On Enter the field lets go of the keyboard for a frame.
        let here = response.has_focus() || response.lost_focus();
        let entered = here && ui.input(|input| input.key_pressed(Key::Enter));
        let left = entered || !response.has_focus();
        let Some(reads) = draft.reads.clone() else {
            draft.entered |= entered;
            let leaves = entered || response.lost_focus() || (left && response.changed());
            return if leaves { draft.tell(draft.before.clone(), now) } else { None };
        };
        if left {
            let told = draft.tell(reads, now);
            self.drafts.remove(&id);
            return told;
        }
        let waits = PAUSE.saturating_sub(Duration::from_secs_f64((time - draft.typed).max(0.0)));
        if waits.is_zero() {
            return draft.tell(reads, now);
        }
        if reads != *now {
            ui.ctx().request_repaint_after(waits);
        }
        None
    }

    /// Every draft that can be read and was not proposed yet, as a change of its sheet.
    ///
    /// For whoever carries out what is not typing: before that, what stands in
    /// the fields belongs to the sheet.
    pub fn say_drafts(&mut self) -> Vec<Command> {
        let changes = self.drafts.values_mut().filter_map(|draft| {
            let (doc, at) = draft.whose.clone()?;
            let reads = draft.reads.clone()?;
            let now = draft.told.clone().unwrap_or_else(|| draft.before.clone());
            let answer = draft.tell(reads, &now)?;
            Some(Command::Edit { doc, change: Change::Set { at, answer }, caret: None })
        });
        changes.collect()
    }
}

impl Draft {
    /// Proposes an answer, if it is another than the one that is kept.
    fn tell(&mut self, answer: Answer, now: &Answer) -> Option<Answer> {
        if answer == *now {
            return None;
        }
        self.told = Some(answer.clone());
        Some(answer)
    }
}
