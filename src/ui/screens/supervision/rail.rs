//! The comments: beside the answers where there is room, under them where there is none.

use egui::{Id, Rect, Ui, UiBuilder, pos2, vec2};

use super::{Draft, Writing, composer::unread_day};
use crate::{
    app::{Command, Open},
    base::{Day, Id as RandomId},
    t,
    ui::{
        kit::{self, Button},
        theme::{self, Icon, Role},
    },
    words,
    worksheet::{Anchor, At, Comment, CommentKind},
};

/// What the rail needs of a frame.
pub struct View<'a> {
    /// What is being done.
    pub draft: &'a mut Draft,
    /// A source of fresh random ids.
    pub fresh: &'a mut Box<dyn FnMut() -> RandomId>,
    /// Whether a field that keeps its own undo has the focus.
    pub in_draft: &'a mut bool,
    /// Whether there is room beside the column.
    pub beside: bool,
    /// Where the rail begins.
    pub rail: f32,
    /// Where the last card ends.
    pub lowest: f32,
    /// The day it is.
    pub today: Option<Day>,
}

/// Width of the rail.
pub const RAIL: f32 = 280.0;
/// Between the column and the rail.
pub const GAP: f32 = 32.0;

impl View<'_> {
    /// Begins a comment.
    pub fn begin(&mut self, open: &Open, anchor: Anchor) {
        self.draft.selected = None;
        self.draft.comment = Some(Writing {
            doc: open.key,
            id: (self.fresh)(),
            anchor,
            kind: CommentKind::Ask,
            spaces: String::new(),
            day: String::new(),
            by_day: None,
            focus: true,
            to_day: false,
            seen: None,
        });
    }

    /// Goes on with a comment of one's own.
    fn go_on(&mut self, open: &Open, comment: &Comment) {
        let by_day = comment.action.as_ref().and_then(|action| action.by_day);
        self.draft.comment = Some(Writing {
            doc: open.key,
            id: comment.id.clone(),
            anchor: comment.anchor.clone(),
            kind: comment.kind,
            spaces: String::new(),
            day: by_day.map(words::day_long).unwrap_or_default(),
            by_day,
            focus: true,
            to_day: false,
            seen: None,
        });
    }

    /// Puts the comment that is being written away, if it is whole; else goes to what is missing.
    pub fn put_away(&mut self) -> bool {
        let Some(writing) = &mut self.draft.comment else { return true };
        if writing.kind == CommentKind::PleaseDo && unread_day(writing, self.today) {
            // What is written there is no day yet: it is not thrown away with the card.
            writing.to_day = true;
            return false;
        }
        self.draft.comment = None;
        true
    }

    /// What is selected in this item's answer, as an anchor with its quotation.
    pub fn selected(&self, open: &Open, item: &RandomId) -> Option<Anchor> {
        let (doc, of, start, end) = self.draft.selected.as_ref()?;
        let at = At::item(item.clone());
        if *doc != open.key || of != item {
            return None;
        }
        let words = open.sheet().text(&at).get(*start..*end)?;
        // Spaces around the words are not what is meant.
        let quote = words.trim().to_owned();
        let start = start + words.len() - words.trim_start().len();
        let end = start + quote.len();
        (!quote.is_empty()).then_some(Anchor::Words { at, start, end, quote })
    }

    /// Draws the comments about something, from the height of its first line on.
    pub fn cards(
        &mut self,
        ui: &mut Ui,
        open: &Open,
        top: f32,
        about: impl Fn(&Anchor) -> bool,
        out: &mut Vec<Command>,
    ) {
        let written = self.draft.comment.as_ref().filter(|w| w.doc == open.key).map(|w| w.id.clone());
        let comments: Vec<&Comment> = open.sheet().review.comments.iter().filter(|c| about(&c.anchor)).collect();
        let being_written = self.draft.comment.as_ref().is_some_and(|w| w.doc == open.key && about(&w.anchor));
        if comments.is_empty() && !being_written {
            return;
        }
        if self.beside {
            let right = self.rail;
            let from = top.max(self.lowest + 16.0);
            let rect = Rect::from_min_size(pos2(right, from), vec2(RAIL, f32::INFINITY));
            let mut child =
                ui.new_child(UiBuilder::new().max_rect(rect).layout(egui::Layout::top_down(egui::Align::Min)));
            self.stack(&mut child, open, &comments, written.as_ref(), being_written, out);
            self.lowest = child.min_rect().bottom();
        } else {
            ui.add_space(12.0);
            self.stack(ui, open, &comments, written.as_ref(), being_written, out);
        }
    }

    fn stack(
        &mut self,
        ui: &mut Ui,
        open: &Open,
        comments: &[&Comment],
        written: Option<&RandomId>,
        being_written: bool,
        out: &mut Vec<Command>,
    ) {
        ui.spacing_mut().item_spacing.y = 0.0;
        for comment in comments.iter().filter(|comment| Some(&comment.id) != written) {
            self.card(ui, open, comment, out);
            ui.add_space(12.0);
        }
        if being_written {
            self.composer(ui, open, out);
            ui.add_space(12.0);
        }
    }

    fn card(&mut self, ui: &mut Ui, open: &Open, comment: &Comment, out: &mut Vec<Command>) {
        let look = theme::of(ui);
        let own = open.reviews() && open.steps.is_own(&comment.by) && comment.replies.is_empty();
        kit::tinted(ui, look.comment_bg, (16, 12), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let line = ui.cursor();
            let name = if comment.by.name.is_empty() { t!("comment-supervisor") } else { &comment.by.name };
            kit::text_in(ui, Role::Head, look.comment, name);
            let day = words::day_long(comment.when.day());
            let right = line.left() + ui.available_width();
            kit::put_right(ui, right, line.top() + 10.0, Role::Caption, look.muted, &day);
            ui.add_space(4.0);
            if let Anchor::Words { quote, .. } = &comment.anchor {
                kit::text(ui, Role::Caption, &t!("comment-quote", words = quote));
                ui.add_space(4.0);
            }
            kit::copyable(ui, Role::Comment, &comment.text);
            if comment.kind == CommentKind::PleaseDo {
                ui.add_space(4.0);
                kit::text_in(ui, Role::CaptionStrong, look.comment, kind_words(comment.kind));
            }
            if let Some(day) = comment.action.as_ref().and_then(|action| action.by_day) {
                ui.add_space(4.0);
                let words = t!("action-by", day = &words::day_short(day, self.today.unwrap_or(day)));
                kit::text_in(ui, Role::CaptionStrong, look.comment, &words);
            }
            ui.add_space(4.0);
            hint(ui, comment.kind);
            for reply in &comment.replies {
                ui.add_space(8.0);
                let name = if reply.by.name.is_empty() { t!("comment-writer") } else { &reply.by.name };
                kit::text(ui, Role::Head, name);
                kit::copyable(ui, Role::Comment, &reply.text);
            }
            if own {
                ui.add_space(4.0);
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 16.0;
                    let change = Button::link(t!("comment-change")).id(Id::unique(("change", comment.id.as_str())));
                    if change.show(ui).clicked() {
                        self.go_on(open, comment);
                    }
                    let remove = Button::link(t!("comment-remove")).id(Id::unique(("remove", comment.id.as_str())));
                    if remove.show(ui).clicked() {
                        out.push(clear(open, comment));
                        ui.memory_mut(|memory| memory.request_focus(opener(open, &comment.anchor)));
                    }
                });
            }
        });
    }
}

/// The button that begins a comment about something: the keyboard goes back there.
pub fn opener(open: &Open, anchor: &Anchor) -> Id {
    match anchor.item() {
        Some(item) => Id::unique(("comment on", open.key, item.as_str())),
        None => Id::unique("comment sheet"),
    }
}

/// Whether a reply would help, in words and with an icon.
pub fn hint(ui: &mut Ui, kind: CommentKind) {
    let look = theme::of(ui);
    let (icon, ink, role, words) = if kind.reply_helps() {
        (Icon::Reply, look.comment, Role::CaptionStrong, t!("comment-reply-helps"))
    } else {
        (Icon::Heart, look.muted, Role::Caption, t!("comment-no-reply"))
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (_, rect) = ui.allocate_space(vec2(16.0, 16.0));
        icon.draw(ui.painter(), rect.center(), 16.0, ink);
        kit::text_in(ui, role, ink, words);
    });
}

fn clear(open: &Open, comment: &Comment) -> Command {
    Command::Comment {
        doc: open.key,
        id: comment.id.clone(),
        kind: comment.kind,
        anchor: comment.anchor.clone(),
        text: String::new(),
        by_day: None,
    }
}

const fn kind_at(kind: CommentKind) -> usize {
    match kind {
        CommentKind::ThankYou => 0,
        CommentKind::Ask => 1,
        CommentKind::Offer => 2,
        CommentKind::PleaseDo => 3,
    }
}

/// What a kind of comment is called.
pub fn kind_words(kind: CommentKind) -> &'static str {
    let all = [t!("comment-thank-you"), t!("comment-ask"), t!("comment-offer"), t!("comment-please-do")];
    all[kind_at(kind)]
}
