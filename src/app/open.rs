//! Begin, open, go to, recover: how worksheets come onto the screen.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    Came, Dialog, DocKey, Effect, Failure, LeftAt, Open, OpenAs, RescueRow, Screen, Settings, State, arriving,
    brought, choices, edit, hand_over, library, naming, paper, spot,
};
use crate::{
    base::{Id, Moment},
    t,
    template::Template,
    worksheet::{self, Author, Edit, Side, State as Review, Worksheet},
};

/// Begins a blank worksheet and goes to it.
pub(super) fn begin(state: &mut State, template: &Id, doc: Id, now: Moment) -> Vec<Effect> {
    let Some(entry) = state.shelf.entry(template) else { return Vec::new() };
    let template = entry.template.clone();
    begin_blank(state, template, doc, now)
}

/// Begins a worksheet with this template and goes to it.
pub(super) fn begin_blank(state: &mut State, template: Arc<Template>, doc: Id, now: Moment) -> Vec<Effect> {
    let sheet = Worksheet::begin(template, doc, now);
    state.dialog.take_if(|dialog| matches!(dialog, Dialog::MayNote(_)));
    if sheet.template.for_client.is_some() {
        return hand_over::ask(state, sheet);
    }
    let key = add(state, sheet, Side::Writer, None);
    go_to(state, key)
}

/// Puts an open worksheet into the state; it is not on screen yet.
pub(super) fn add(state: &mut State, sheet: Worksheet, side: Side, file: Option<PathBuf>) -> DocKey {
    state.last_key += 1;
    let key = DocKey(state.last_key);
    let me = Author { name: name_at(state, &sheet, side), side };
    let kept = file.is_some();
    // A new sheet of a locked folder has its place there from the beginning.
    let file = file.or_else(|| state.folder.vault.as_ref().map(|vault| vault.file_of(&sheet.doc)));
    let mut open = Open::new(key, sheet, me, file);
    known_before(&state.settings, &mut open);
    if !kept {
        open.keep.at = None;
    }
    open.keep.shut_out = state.folder.is_shut_for(&open);
    open.settle();
    paper::first_options(&mut open, &state.settings);
    state.open.push(open);
    key
}

/// The name under which the user acts: her own, or the one the sheet was given to.
pub(super) fn name_at(state: &State, sheet: &Worksheet, side: Side) -> String {
    let own = state.settings.me.name.trim();
    match (&sheet.review.state, side) {
        (Review::Shared { with, .. }, Side::Reviewer) if own.is_empty() => with.clone(),
        _ => own.to_owned(),
    }
}

/// What was said here under another name of the user's is hers: one she had before, and the one
/// under which a sheet that she supervises was given to her or sent back by her.
pub(super) fn known_before(settings: &Settings, open: &mut Open) {
    let mut names = settings.me.before.clone();
    match &open.sheet().review.state {
        Review::Shared { with: name, .. } | Review::Back { by: name, .. } if open.reviews() => {
            names.insert(name.clone());
        }
        _ => {}
    }
    let (me, side) = (open.me.clone(), open.me.side);
    names.remove(&me.name);
    for name in names {
        open.steps.renamed(&Author { name, side }, me.clone());
    }
}

/// Reads a file, or goes to it if it is open.
pub(super) fn open_file(state: &mut State, file: PathBuf, how: OpenAs) -> Vec<Effect> {
    if let Some(open) = state.open.iter().find(|open| open.file.as_ref() == Some(&file)) {
        let key = open.key;
        if how == OpenAs::Supervisor {
            let _todo = super::review::stand(state, key, Side::Reviewer);
        }
        return go_to(state, key);
    }
    state.opening.retain(|(path, _)| *path != file);
    state.opening.push((file.clone(), how));
    vec![Effect::Read(file)]
}

/// A file was read.
pub(super) fn opened(
    state: &mut State,
    file: PathBuf,
    result: Result<Worksheet, Failure>,
    now: Moment,
) -> Vec<Effect> {
    let how = state.opening.iter().find(|(path, _)| *path == file).map_or(OpenAs::AsItIs, |(_, how)| *how);
    state.opening.retain(|(path, _)| *path != file);
    let errand = naming::errand(state, &file);
    let coming = state.coming.take_if(|(path, _)| *path == file);
    let left = if how == OpenAs::Again { spot::back_in(state) } else { None };
    if how == OpenAs::Again && left.is_none() {
        return Vec::new();
    }
    let sheet = match result {
        Ok(sheet) => sheet,
        // Nobody asked for it by name; *My worksheets* says what cannot be opened.
        Err(_) if left.is_some() => return Vec::new(),
        Err(failure) => {
            state.dialog = Some(Dialog::Failed(failure));
            return Vec::new();
        }
    };
    if how == OpenAs::Rescue {
        return rescued(state, &file, sheet, now);
    }
    if let Some(open) = state.open.iter().find(|open| open.file.as_ref() == Some(&file)) {
        let key = open.key;
        return go_to(state, key);
    }
    if let Some(open) = state.open.iter().find(|open| open.sheet().doc == sheet.doc) {
        let key = open.key;
        if state.folder.vault.as_ref().is_some_and(|vault| vault.has(&file)) {
            return super::states::twin(state, key, file);
        }
        if matches!(sheet.review.state, Review::Back { .. }) {
            return brought::show(state, key, Came::Returned(Box::new(sheet)), None, now);
        }
        state.dialog = Some(Dialog::Failed(Failure {
            what: t!("app-copy-open").to_owned(),
            help: t!("app-copy-open-help").to_owned(),
        }));
        return go_to(state, key);
    }
    if let Some(home) =
        brought::stayed_at_home(state, &sheet, &file).filter(|_| coming.is_none() && how != OpenAs::Supervisor)
    {
        state.coming = Some((home.clone(), Came::Returned(Box::new(sheet))));
        return open_file(state, home, OpenAs::Writer);
    }
    if coming.is_none() && arriving::waits_sent_back(state, &file, &sheet, how) {
        return Vec::new();
    }
    let side = left.as_ref().map_or_else(|| side_of(state, (&sheet, &file), how), LeftAt::side);
    let waiting = waiting_rescue(state, &sheet.doc);
    if let Some(errand) = errand.filter(|_| waiting.is_none()) {
        return naming::carry_out(state, file, sheet, errand, now);
    }
    let key = add(state, sheet, side, Some(file.clone()));
    if let (Some(left), Some(open)) = (left, state.doc_mut(key)) {
        left.put(open);
    }
    remember(state, &file, now);
    library::renew(state);
    let twin = second_file(state, key, how);
    let todo = match (coming, twin) {
        (Some((_, came)), _) => brought::show(state, key, came, None, now),
        (None, Some(twin)) => super::states::twin(state, key, twin),
        (None, None) => go_to(state, key),
    };
    if let Some(found) = waiting {
        // Its rescue copy was put off at the start; it must be dealt with before it is written over.
        state.dialog = Some(Dialog::Recover { found: vec![found] });
    }
    todo
}

/// Another file of the folder with the same worksheet, if its writer opened this one.
fn second_file(state: &State, key: DocKey, how: OpenAs) -> Option<PathBuf> {
    let open = state.doc(key).filter(|open| how == OpenAs::AsItIs && !open.reviews())?;
    let vault = state.folder.vault.as_ref()?;
    let (id, file) = (&open.sheet().doc, open.file.as_ref().filter(|file| vault.has(file))?);
    let mut others = state.files.iter().filter(|row| row.doc == *id).filter_map(|row| row.file.as_ref());
    others.rfind(|other| *other != file && vault.has(other)).cloned()
}

/// On which side the user stands: the supervisor's if the sheet was given to her.
///
/// Somebody who has said neither her name nor her supervisor's, and opens a
/// file that this program never had, is whom the sheet was given to; she can
/// say otherwise in one click.
fn side_of(state: &State, (sheet, file): (&Worksheet, &Path), how: OpenAs) -> Side {
    let with = match &sheet.review.state {
        Review::Shared { with, .. } => with,
        Review::Back { by, .. }
            if how == OpenAs::AsItIs && super::review::sent_back_here(state, by, &sheet.review.author) =>
        {
            return Side::Reviewer;
        }
        _ => return Side::Writer,
    };
    let own = state.settings.me.name.trim();
    let mine = !own.is_empty() && own.to_lowercase() == with.trim().to_lowercase();
    let inside = state.folder.vault.as_ref().is_some_and(|vault| vault.has(file));
    let listed = state.files.iter().any(|row| row.file.as_deref() == Some(file));
    let known = inside || listed || state.settings.recent.iter().any(|recent| recent == file);
    let nobody = own.is_empty() && state.settings.supervisor.trim().is_empty();
    match how {
        OpenAs::Supervisor => Side::Reviewer,
        OpenAs::AsItIs | OpenAs::Rescue if mine => Side::Reviewer,
        OpenAs::AsItIs if nobody && !known => Side::Reviewer,
        _ => Side::Writer,
    }
}

/// Puts a file at the head of the recent ones.
pub(super) fn remember(state: &mut State, file: &Path, now: Moment) {
    if state.folder.vault.as_ref().is_some_and(|vault| vault.has(file)) {
        return;
    }
    let recent = &mut state.settings.recent;
    if recent.first().is_some_and(|first| first == file) {
        return;
    }
    recent.retain(|path| path != file);
    recent.insert(0, file.to_owned());
    recent.truncate(50);
    state.settings_changed.get_or_insert(now);
}

/// Goes to an open worksheet: to writing, or to the supervisor's view.
pub(super) fn go_to(state: &mut State, doc: DocKey) -> Vec<Effect> {
    let Some(open) = state.doc(doc) else { return Vec::new() };
    state.screen = if open.reviews() { Screen::Supervision(Some(doc)) } else { Screen::Writing(doc) };
    Vec::new()
}

/// Goes to *My worksheets*.
pub(super) fn my_worksheets(state: &mut State) -> Vec<Effect> {
    state.screen = Screen::Library;
    library::renew(state);
    vec![Effect::ReadLibrary]
}

/// Asks for a file to open.
pub(super) fn ask_open(state: &mut State, how: OpenAs) -> Vec<Effect> {
    if state.waiting {
        return Vec::new();
    }
    state.waiting = true;
    state.open_as = how;
    vec![Effect::AskOpen]
}

/// Rescue copies were found at the start.
pub(super) fn rescue_found(state: &mut State, found: Vec<RescueRow>) -> Vec<Effect> {
    if !found.is_empty() {
        state.found = found;
        state.dialog = Some(Dialog::Recover { found: state.found.clone() });
    }
    Vec::new()
}

/// Opens a rescue copy.
pub(super) fn recover(state: &mut State, path: PathBuf) -> Vec<Effect> {
    open_file(state, path, OpenAs::Rescue)
}

/// Throws a rescue copy away.
pub(super) fn forget(state: &mut State, path: &Path) -> Vec<Effect> {
    dealt_with(state, path);
    vec![Effect::Forget(path.to_owned())]
}

/// A rescue copy is dealt with: the dialog goes on with the rest.
fn dealt_with(state: &mut State, path: &Path) {
    state.found.retain(|row| row.file != path);
    if let Some(Dialog::Recover { found }) = &mut state.dialog {
        found.retain(|row| row.file != path);
        if found.is_empty() {
            state.dialog = None;
        }
    }
}

/// A rescue copy that was found for this document and not dealt with.
fn waiting_rescue(state: &State, doc: &Id) -> Option<RescueRow> {
    let named = |path: &Path| path.file_stem().is_some_and(|stem| stem.to_string_lossy() == doc.as_str());
    state.found.iter().find(|row| named(&row.file)).cloned()
}

/// A rescue copy was read: outside a locked folder its words belong to no file until they are saved.
fn rescued(state: &mut State, path: &Path, sheet: Worksheet, now: Moment) -> Vec<Effect> {
    dealt_with(state, path);
    let side = side_of(state, (&sheet, path), OpenAs::Rescue);
    let open_already = state.open.iter().find(|open| open.sheet().doc == sheet.doc).map(|open| open.key);
    let file = match open_already.and_then(|key| state.doc(key)) {
        // Its file was opened first: what was rescued takes its place, unless the file is newer.
        Some(open) if !open.is_behind() => {
            open.file.clone().filter(|_| open.sheet().content.changed <= sheet.content.changed)
        }
        Some(open) => {
            let key = open.key;
            return go_to(state, key);
        }
        None => None,
    };
    state.open.retain(|open| Some(open.key) != open_already);
    let key = add(state, sheet, side, file);
    if let Some(open) = state.doc_mut(key) {
        open.keep.kept = None;
        open.keep.at = None;
        open.keep.has_rescue = true;
        open.keep.behind = Some(now);
        open.settle();
    }
    go_to(state, key)
}

/// A worksheet was taken out of a PDF: outside a locked folder it belongs to no file until it is saved.
pub(super) fn taken_in(
    state: &mut State,
    file: &Path,
    sheet: Worksheet,
    words: Option<String>,
    came: Option<Came>,
    now: Moment,
) -> Vec<Effect> {
    state.opening.retain(|(path, _)| path != file);
    if let Some(came) = &came
        && let Some(printed) = came.printed(&sheet)
    {
        match brought::origin(state, printed) {
            Some(brought::Origin::Open(doc)) => return brought::show(state, doc, came.clone(), words, now),
            Some(brought::Origin::File(origin)) => {
                state.coming = Some((origin.clone(), came.clone()));
                return open_file(state, origin, OpenAs::Writer);
            }
            None if arriving::waits(state, file) => return Vec::new(),
            // It is not here: what the PDF carried stands in for it.
            None => {}
        }
    }
    let key = begin_own(state, sheet, now);
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let kept = state.doc(key).is_some_and(|open| open.file.is_some());
    let said = if kept { t!("app-taken-in-folder", file = &name) } else { t!("app-taken-in", file = &name) };
    let said = words.map_or_else(|| said.clone(), |words| format!("{words} {said}"));
    if let Some(came) = came {
        return brought::show(state, key, came, Some(said), now);
    }
    choices::say(state, said, None, now);
    go_to(state, key)
}

/// A worksheet that came in a PDF begins here; it is not on screen yet.
pub(super) fn begin_own(state: &mut State, sheet: Worksheet, now: Moment) -> DocKey {
    let key = add(state, sheet, Side::Writer, None);
    if let Some(open) = state.doc_mut(key) {
        naming::behind(open, now);
    }
    key
}

/// Takes the line of one worksheet along into a blank one.
///
/// The line stays where it is until the new worksheet is kept (see
/// [`line_has_moved`]): whatever happens before, it is not lost.
pub(super) fn go_on_in(state: &mut State, doc: DocKey, template: &Id, new_doc: Id, now: Moment) -> Vec<Effect> {
    let Some(entry) = state.shelf.entry(template) else { return Vec::new() };
    let into = Worksheet::begin(entry.template.clone(), new_doc, now);
    let Some(moved) = state.doc(doc).and_then(|from| worksheet::go_on(from.sheet(), &into)) else {
        return begin_with(state, into);
    };
    let key = add(state, into, Side::Writer, None);
    let _a_new_sheet_takes_it = edit::edit(state, key, moved.into, None, now);
    if let Some(open) = state.doc_mut(key) {
        open.line_from = Some(doc);
    }
    state.screen = Screen::Writing(key);
    Vec::new()
}

fn begin_with(state: &mut State, sheet: Worksheet) -> Vec<Effect> {
    let key = add(state, sheet, Side::Writer, None);
    go_to(state, key)
}

/// A worksheet that took a line along was kept: now the line leaves its old place.
pub(super) fn line_has_moved(state: &mut State, doc: DocKey, now: Moment) {
    let Some(from) = state.doc_mut(doc).and_then(|open| open.line_from.take()) else { return };
    let Some((new, old)) = state.doc(doc).zip(state.doc(from)) else { return };
    let Some(moved) = worksheet::go_on(old.sheet(), new.sheet()) else { return };
    // Only words that really arrived may leave.
    let worksheet::Change::Text { removed, .. } = &moved.out_of else { return };
    let arrived = new.sheet().content.answers.iter().any(|(_, entry)| library::holds(&entry.answer, removed));
    if !arrived {
        return;
    }
    let Some(old) = state.doc_mut(from) else { return };
    let by = old.me.clone();
    if old.steps.apply(Edit { by, when: now, change: moved.out_of }, None).is_ok() {
        edit::after(old, now);
    }
}
