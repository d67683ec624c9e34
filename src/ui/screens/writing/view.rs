//! Where things are on the writing screen: folds, heights, drafts of days and numbers, replies.

use std::collections::{BTreeSet, HashMap};

use egui::{Id as EguiId, Rangef};

use super::draft::Draft;
use crate::{
    app::{Action, DocKey, Open},
    base::{Day, Id},
    ui::kit::Tool,
    worksheet::{At, Caret},
};

/// What stands only in these first lines of the view is read already.
const FIRST_LINES: f32 = 80.0;

/// View state of the writing screen; never an answer.
#[derive(Default)]
pub struct View {
    wish: Option<Action>,
    wanted: Option<Id>,
    focus_next: Option<Id>,
    /// The question whose box gets the caret that undo wants.
    undone: Option<Id>,
    /// Where the caret stands in this frame.
    pub(super) stands: Option<Caret>,
    /// The option that has the keyboard in this frame.
    pub(super) option: Option<(At, Id)>,
    /// The document drawn last; another one gives the keyboard to its first open question.
    pub(super) shown: Option<DocKey>,
    heights: HashMap<(DocKey, Id), (f32, f32)>,
    live: BTreeSet<Id>,
    all_live: bool,
    unfolded: BTreeSet<(u64, String)>,
    pub(super) drafts: HashMap<EguiId, Draft>,
    /// What each drawing is drawn with, where it is not the fine pen.
    pub(super) tools: HashMap<EguiId, Tool>,
    /// Days of signatures that are not put down yet, where it is not today.
    pub(super) signing: HashMap<EguiId, Day>,
    /// The pane that F6 went to last: outline, sheet, comments.
    pub(super) pane: u8,
    /// Whether the drawer with the outline is open.
    pub(super) drawer: bool,
    /// Whether the drawer with the comments is open.
    pub(super) rail: bool,
    /// Where the questions lie on screen, for the rail.
    pub(super) blocks: Vec<(Id, Rangef)>,
    /// The question at which one looks, if the one with the keyboard was scrolled away.
    pub(super) looked_at: Option<Id>,
    /// The question that is marked for supervision by a click or a key: the one the outline shows.
    pub(super) at: Option<Id>,
    /// Where the words of comments begin on screen.
    pub(super) anchors: HashMap<Id, f32>,
    /// Replies being written, by comment: the sheet has their words.
    pub(super) replies: HashMap<(DocKey, Id), Id>,
    /// Items under which *what I think now* was opened and is still empty.
    pub(super) later: BTreeSet<(DocKey, Id)>,
    /// Whether a reply has the keyboard: it keeps its own undo.
    pub(super) in_draft: bool,
    /// The comment that is open.
    pub(super) open_comment: Option<Id>,
}

impl View {
    /// The sheet is entered anew: it says where the keyboard goes.
    pub fn enter(&mut self) {
        self.shown = None;
    }

    /// Goes to another question, section or pane at the next frame.
    pub fn go(&mut self, action: Action) {
        self.wish = Some(action);
    }

    /// The question that is acted on, if it is another than the one with the keyboard.
    pub fn acts_on(&self, open: &Open) -> Option<Id> {
        self.at.clone().filter(|at| open.here.as_ref() != Some(at))
    }

    /// Whether a field that keeps its own undo had the keyboard, once.
    pub fn take_in_draft(&mut self) -> bool {
        std::mem::take(&mut self.in_draft)
    }

    /// What the keyboard asked for, once.
    pub(super) fn take_wish(&mut self) -> Option<Action> {
        self.wish.take()
    }

    /// Goes to an item or a statement.
    pub(super) fn go_to(&mut self, id: Id) {
        self.focus_next = Some(id.clone());
        self.wanted = Some(id);
        self.drawer = false;
    }

    /// The question that gets the keyboard in this frame, once.
    pub(super) fn take_focus(&mut self) -> Option<Id> {
        self.focus_next.take()
    }

    /// Where somebody wants to go.
    pub(super) fn wanted(&self) -> Option<&Id> {
        self.wanted.as_ref()
    }

    /// Undo puts the caret there: the question comes into sight with its box.
    pub(super) fn undone_at(&mut self, item: &Id) {
        self.undone = Some(item.clone());
    }

    /// Whether undo leads to this item, once.
    pub(super) fn take_undone(&mut self, item: &Id) -> bool {
        self.undone.take_if(|undone| undone == item).is_some()
    }

    /// It is there.
    pub(super) fn arrived(&mut self) {
        self.wanted = None;
    }

    /// Before a frame: which questions must be laid out wherever they are.
    pub(super) fn begin(&mut self, live: BTreeSet<Id>, all_live: bool) {
        self.live = live;
        self.all_live = all_live;
        self.blocks.clear();
        self.anchors.clear();
        self.stands = None;
        self.option = None;
    }

    pub(super) fn may_skip(&self, item: &Id) -> bool {
        !self.all_live && !self.live.contains(item)
    }

    /// The height an item had at this width.
    pub(super) fn height_of(&self, key: DocKey, item: &Id, width: f32) -> Option<f32> {
        let (at, height) = self.heights.get(&(key, item.clone()))?;
        ((at - width).abs() < 0.5).then_some(*height)
    }

    pub(super) fn keep_height(&mut self, key: DocKey, item: &Id, width: f32, height: f32) {
        self.heights.insert((key, item.clone()), (width, height));
    }

    pub(super) fn note_block(&mut self, item: &Id, y: Rangef) {
        self.blocks.push((item.clone(), y));
    }

    /// After a frame: which question one looks at, if `here` is out of sight; `true` if that changed.
    ///
    /// It is the first that reaches below the upper edge by a few lines.
    pub(super) fn look(&mut self, here: Option<&Id>, seen: Rangef, asks: impl Fn(&Id) -> bool) -> bool {
        let block = |id: &Id| self.blocks.iter().find(|(at, _)| at == id).map(|(_, y)| *y);
        let away = here.and_then(block).is_none_or(|y| y.max < seen.min || y.min > seen.max);
        let below = |y: &Rangef| y.max > seen.min + FIRST_LINES && y.min < seen.max;
        let first = self.blocks.iter().find(|(id, y)| away && below(y) && asks(id)).map(|(id, _)| id.clone());
        let changed = first != self.looked_at;
        self.looked_at = first;
        changed
    }

    pub(super) fn is_unfolded(&self, key: DocKey, name: &str) -> bool {
        self.unfolded.contains(&(key.0, name.to_owned()))
    }

    pub(super) fn fold(&mut self, key: DocKey, name: &str, open: bool) {
        let entry = (key.0, name.to_owned());
        if open {
            self.unfolded.insert(entry);
        } else {
            self.unfolded.remove(&entry);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_looks_at_the_first_question_in_view_once_the_keyboard_is_elsewhere() {
        let mut view = View::default();
        let (one, two, three) = (Id::known("one"), Id::known("two"), Id::known("three"));
        let line_of_text = Id::known("line-of-text");
        let asks = |id: &Id| *id != line_of_text;
        for (id, top) in [(&one, -500.0), (&two, -100.0), (&line_of_text, 70.0), (&three, 250.0)] {
            view.note_block(id, Rangef::new(top, top + 160.0));
        }
        let seen = Rangef::new(0.0, 600.0);
        let mut look = |here| (view.look(here, seen, asks), view.looked_at.clone());
        assert_eq!(look(Some(&two)), (false, None), "what has the keyboard is in sight");
        assert_eq!(look(Some(&one)), (true, Some(three.clone())), "the last lines of the second are read already");
        assert_eq!(look(Some(&one)), (false, Some(three.clone())), "the same again is no change");
        assert_eq!(look(Some(&two)), (true, None));
        assert_eq!(look(None), (true, Some(three.clone())), "nobody has written yet");
    }
}
