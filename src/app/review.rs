//! Passing a worksheet on, reading it as its supervisor, sending it back.
//!
//! Whoever sits at this machine is the writer, unless the sheet was given to
//! her: its state names her, she opened it through *Supervision*, or she says
//! so herself ([`stand`]).

use super::{Dialog, DocKey, Effect, Inbox, LibraryRow, Open, Screen, State, choices, edit, library, open, save};
use crate::{
    base::{Day, Id, Moment},
    t,
    worksheet::{
        self, Action as AgreedAction, Anchor, Author, Change, Comment, CommentKind, Mark, Reply, Side,
        State as Review,
    },
};

/// Asks to whom a worksheet is given.
pub(super) fn ask_share(state: &mut State, doc: DocKey) -> Vec<Effect> {
    if state.doc(doc).is_some_and(|open| !open.reviews()) {
        state.dialog = Some(Dialog::Share(doc));
    }
    Vec::new()
}

/// Gives a worksheet to somebody, under the writer's own name if she says one.
pub(super) fn share_with(state: &mut State, doc: DocKey, name: &str, own: &str, now: Moment) -> Vec<Effect> {
    let (name, own) = (name.trim(), own.trim());
    if name.is_empty() {
        return Vec::new();
    }
    if state.dialog == Some(Dialog::Share(doc)) {
        state.dialog = None;
    }
    knows(state, name, own, now);
    if !edit::edit(state, doc, worksheet::share_as(name, own, now), None, now) {
        return Vec::new();
    }
    choices::say(state, t!("app-shared", name = name), Some(doc), now);
    // What is handed over is the file: it must hold the sheet as it stands.
    save::save(state, doc, now)
}

/// Names that were said for the first time are the ones that are offered from now on.
pub(super) fn knows(state: &mut State, name: &str, own: &str, now: Moment) {
    if state.settings.supervisor.trim().is_empty() {
        name.clone_into(&mut state.settings.supervisor);
        state.settings_changed.get_or_insert(now);
    }
    if state.settings.me.name.trim().is_empty() && !own.is_empty() {
        own.clone_into(&mut state.settings.me.name);
        state.settings_changed.get_or_insert(now);
        choices::renamed(state, now);
    }
}

/// On which side the user stands in this worksheet.
pub(super) fn stand(state: &mut State, doc: DocKey, side: Side) -> Vec<Effect> {
    let Some(sheet) = state.doc(doc).map(|open| open.sheet().clone()) else { return Vec::new() };
    open::note_side(state, &sheet, side);
    let name = open::name_at(state, &sheet, side);
    let settings = state.settings.clone();
    if let Some(open) = state.doc_mut(doc) {
        open.me = Author { name, side };
        open.steps.at_the_keyboard(open.me.clone());
        open::known_before(&settings, open);
    }
    let on_screen = matches!(state.screen, Screen::Writing(key) | Screen::Supervision(Some(key)) if key == doc);
    if on_screen && side == Side::Reviewer {
        state.screen = Screen::Supervision(Some(doc));
    }
    library::renew(state);
    Vec::new()
}

/// *Read, thank you*: sets the mark, or takes it off again.
pub(super) fn read_thank_you(state: &mut State, doc: DocKey, now: Moment) -> Vec<Effect> {
    let mark = |by: String| Mark::Read { by, when: now };
    let set = toggle(state, doc, mark, |mark| matches!(mark, Mark::Read { .. }), now);
    if set {
        choices::say(state, t!("app-read"), Some(doc), now);
    }
    Vec::new()
}

/// *Let us talk about this*: sets the mark, or takes it off again.
pub(super) fn let_us_talk(state: &mut State, doc: DocKey, now: Moment) -> Vec<Effect> {
    let mark = |by: String| Mark::LetUsTalk { by, when: now };
    let set = toggle(state, doc, mark, |mark| matches!(mark, Mark::LetUsTalk { .. }), now);
    if set {
        choices::say(state, t!("app-talk"), Some(doc), now);
    }
    Vec::new()
}

fn toggle(
    state: &mut State,
    doc: DocKey,
    mark: impl Fn(String) -> Mark,
    same: impl Fn(&Mark) -> bool,
    now: Moment,
) -> bool {
    let Some(open) = state.doc(doc).filter(|open| open.reviews()) else { return false };
    let name = open.me.name.clone();
    let old = said_by_me(open).find(|old| same(old)).cloned();
    let on = old.is_none();
    let mark = old.unwrap_or_else(|| mark(name));
    edit::edit(state, doc, Change::Mark { mark, on }, None, now) && on
}

/// What the user said with one click in this round: *Read, thank you*, *Let us talk about this*.
pub fn said_by_me(open: &Open) -> impl Iterator<Item = &Mark> {
    let mine = |mark: &&Mark| {
        let by = mark.said().map(|(by, _)| Author { name: by.to_owned(), side: Side::Reviewer });
        by.is_some_and(|by| open.steps.is_own(&by))
    };
    open.sheet().review.said().into_iter().filter(mine)
}

/// What was said of a sheet with one click in its last round: *Anna would like to talk about this*.
#[must_use]
pub fn said_words(mark: &Mark) -> String {
    match mark {
        Mark::LetUsTalk { by, .. } => talk_words(by),
        Mark::Read { by, .. } if by.is_empty() => t!("said-read-unnamed").to_owned(),
        Mark::Read { by, .. } => t!("said-read", name = by),
        Mark::DiscussedOn(_) => String::new(),
    }
}

/// *Anna would like to talk about this*.
#[must_use]
pub fn talk_words(by: &str) -> String {
    if by.is_empty() { t!("said-talk-unnamed").to_owned() } else { t!("said-talk", name = by) }
}

/// Sends a worksheet back to its writer.
pub(super) fn send_back(state: &mut State, doc: DocKey, now: Moment) -> Vec<Effect> {
    let Some(open) = state.doc(doc).filter(|open| open.reviews()) else { return Vec::new() };
    let change = worksheet::send_back(open.me.name.clone(), now);
    if edit::edit(state, doc, change, None, now) {
        // Under this name she is known from now on: the sheet she answered is not her own.
        let by = state.doc(doc).map(|open| open.me.name.clone()).unwrap_or_default();
        if state.settings.me.name.trim().is_empty() && !by.is_empty() {
            state.settings.me.name = by;
            state.settings_changed.get_or_insert(now);
            choices::renamed(state, now);
        }
        choices::say(state, sent_back_words(state, doc), Some(doc), now);
        library::renew(state);
    }
    Vec::new()
}

/// What was done, in which file it is, and what to do with it.
fn sent_back_words(state: &State, doc: DocKey) -> String {
    let Some(open) = state.doc(doc) else { return String::new() };
    let outside = |file: &&std::path::PathBuf| !state.folder.vault.as_ref().is_some_and(|vault| vault.has(file));
    let writer = open.sheet().review.author.as_str();
    match (open.file.as_ref().filter(outside), writer) {
        (None, _) => t!("app-sent-back").to_owned(),
        (Some(file), "") => t!("app-sent-back-file-unnamed", file = &file.display().to_string()),
        (Some(file), name) => t!("app-sent-back-file", file = &file.display().to_string(), name = name),
    }
}

/// A comment as it is being written.
pub(super) struct Words {
    pub id: Id,
    pub kind: CommentKind,
    pub anchor: Anchor,
    pub text: String,
    pub by_day: Option<Day>,
}

/// Writes a comment, changes one's own, or takes it out when its words are gone.
pub(super) fn comment(state: &mut State, doc: DocKey, words: Words, now: Moment) -> Vec<Effect> {
    let Some(open) = state.doc(doc).filter(|open| open.reviews()) else { return Vec::new() };
    let old = open.sheet().review.comments.iter().find(|comment| comment.id == words.id);
    let change = if words.text.trim().is_empty() {
        if old.is_none() {
            return Vec::new();
        }
        Change::Uncomment(words.id)
    } else {
        let happened = old.and_then(|old| old.action.as_ref()).and_then(|action| action.happened);
        let agreed = words.kind == CommentKind::PleaseDo;
        Change::Comment(Comment {
            id: words.id,
            // Under the name she had when she began it, if she has another one by now.
            by: old.filter(|old| open.steps.is_own(&old.by)).map_or(&open.me, |old| &old.by).clone(),
            when: old.map_or(now, |old| old.when),
            kind: words.kind,
            // What it is about stays, and has followed its words.
            anchor: old.map_or(words.anchor, |old| old.anchor.clone()),
            text: words.text,
            action: agreed.then_some(AgreedAction { by_day: words.by_day, happened }),
            replies: Vec::new(),
            settled: old.and_then(|old| old.settled),
        })
    };
    let _said_why_not = edit::edit(state, doc, change, None, now);
    Vec::new()
}

/// Replies to a comment, or goes on with the reply that is being written; taken out when its words are gone.
pub(super) fn reply(
    state: &mut State,
    doc: DocKey,
    comment: Id,
    reply: Id,
    text: String,
    now: Moment,
) -> Vec<Effect> {
    let Some(open) = state.doc(doc) else { return Vec::new() };
    let thread = open.sheet().review.comments.iter().find(|known| known.id == comment);
    let is_there = thread.and_then(|thread| thread.replies.last()).is_some_and(|last| last.id == reply);
    let change = match (text.trim().is_empty(), is_there) {
        (true, false) => return Vec::new(),
        (true, true) => Change::Unreply { comment, reply },
        (false, _) => Change::Reply { comment, reply: Reply { id: reply, by: open.me.clone(), when: now, text } },
    };
    let _said_why_not = edit::edit(state, doc, change, None, now);
    Vec::new()
}

/// Goes to *Supervision*, with the worksheet on screen if it is in review here.
pub(super) fn supervision(state: &mut State) -> Vec<Effect> {
    let on_screen = match state.screen {
        Screen::Writing(doc) | Screen::OnPaper(doc) => Some(doc),
        _ => None,
    };
    let shown = on_screen.filter(|doc| state.doc(*doc).is_some_and(|open| open.sheet().review.state != Review::Mine));
    state.screen = Screen::Supervision(shown);
    library::renew(state);
    vec![Effect::ReadLibrary]
}

/// Lists another part of *Supervision*.
pub(super) fn list(state: &mut State, inbox: Inbox) -> Vec<Effect> {
    state.inbox = inbox;
    state.screen = Screen::Supervision(None);
    library::renew(state);
    Vec::new()
}

/// The rows of a part of *Supervision*, by their place in the library.
#[must_use]
pub fn inbox(state: &State, part: Inbox) -> Vec<usize> {
    let listed = |row: &LibraryRow| match part {
        Inbox::ComeIn => came_in(state, row),
        Inbox::WithOthers => matches!(row.state, Review::Shared { .. }) && !came_in(state, row),
        Inbox::Back => matches!(row.state, Review::Back { .. }),
    };
    state.library.iter().enumerate().filter(|(_, row)| listed(row)).map(|(at, _)| at).collect()
}

/// Whether a worksheet was given to the person at this machine.
#[must_use]
pub fn came_in(state: &State, row: &LibraryRow) -> bool {
    let Review::Shared { with, .. } = &row.state else { return false };
    if let Some(open) = row.open.and_then(|key| state.doc(key)) {
        return open.reviews();
    }
    let own = state.settings.me.name.trim().to_lowercase();
    state.settings.reads.contains(&row.doc) || !own.is_empty() && own == with.trim().to_lowercase()
}

/// Whether a worksheet is somebody else's, read here for its writer: it belongs under *Supervision* only.
#[must_use]
pub fn reads_for_another(state: &State, row: &LibraryRow) -> bool {
    if let Some(open) = row.open.and_then(|key| state.doc(key)) {
        return open.reviews();
    }
    match &row.state {
        Review::Shared { .. } => came_in(state, row),
        Review::Back { by, .. } => state.settings.reads.contains(&row.doc) || sent_back_here(state, by, &row.from),
        Review::Mine | Review::Finished { .. } => false,
    }
}

/// Whether a worksheet was sent back by the person at this machine, and is not her own.
pub(super) fn sent_back_here(state: &State, by: &str, writer: &str) -> bool {
    let me = &state.settings.me;
    let names = std::iter::once(&me.name).chain(&me.before).map(|name| name.trim().to_lowercase());
    let names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
    let is_me = |name: &str| names.contains(&name.trim().to_lowercase());
    is_me(by) && !is_me(writer)
}

/// Goes to the next sheet that came in.
pub(super) fn next_person(state: &mut State) -> Vec<Effect> {
    let rows = inbox(state, Inbox::ComeIn);
    let current = state.current().map(|open| &open.sheet().doc);
    let here = rows.iter().position(|row| state.library.get(*row).is_some_and(|row| Some(&row.doc) == current));
    let next = here.map_or(0, |at| at + 1);
    let Some(row) = rows.get(next).or_else(|| rows.first()).and_then(|row| state.library.get(*row)) else {
        return Vec::new();
    };
    match (row.open, row.file.clone()) {
        (Some(doc), _) => open::go_to(state, doc),
        (None, Some(file)) => open::open_file(state, file, super::OpenAs::Supervisor),
        (None, None) => Vec::new(),
    }
}
