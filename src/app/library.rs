//! *My worksheets*: its rows, of files and of what is open.

use std::{
    collections::{BTreeSet, HashSet},
    path::PathBuf,
    sync::Arc,
};

use super::{Counts, DocKey, Effect, LibraryRow, Open, Saved, Screen, State, sift::sift};
use crate::{
    base::{Day, Id},
    template::{Kind, Role, SectionPlace},
    worksheet::{self, Answer, Mark, Outcome, Side, Worksheet},
};

impl LibraryRow {
    /// The row of a worksheet.
    #[must_use]
    pub fn of(sheet: &Worksheet, outcome: &Outcome, file: Option<PathBuf>, open: Option<DocKey>) -> Self {
        let facts = facts(sheet);
        let body = sheet.template.sections.iter().enumerate().filter(|(_, s)| s.place == SectionPlace::Body);
        let dots = body.map(|(at, _)| at).flat_map(|at| worksheet::dots(sheet, outcome, at)).filter(|dot| dot.in_way);
        Self {
            file,
            open,
            template: sheet.template.id.clone(),
            title: facts.title,
            name: sheet.name.clone(),
            tags: sheet.template.tags.clone(),
            client: facts.client,
            day: facts.day,
            begun: sheet.content.begun,
            changed: sheet.content.changed,
            state: sheet.review.state.clone(),
            progress: worksheet::progress(sheet, outcome),
            words: worksheet::first_words(sheet, outcome).to_owned(),
            dots: dots.map(|dot| dot.answered).collect(),
            folded: folded(sheet).into(),
            doc: sheet.doc.clone(),
            from: writer(sheet),
            question: question(sheet, outcome),
            brings: brings(sheet, outcome),
            marked: marked(sheet, outcome),
            talk: talk(sheet),
            discussed: sheet.review.marks.iter().any(|mark| matches!(mark, Mark::DiscussedOn(_))),
            standings: worksheet::standings(&sheet.template, outcome),
        }
    }
}

/// The last worksheet of the same kind about the same client before this one, if their scores can be compared.
///
/// A sheet that asks for a client code and has none is compared with nothing:
/// nobody can know whom it is about.
#[must_use]
pub fn earlier<'s>(state: &'s State, open: &Open) -> Option<&'s LibraryRow> {
    let sheet = open.sheet();
    if sheet.template.scores.values().all(|score| score.change.is_none()) {
        return None;
    }
    let Facts { client, .. } = facts(sheet);
    if sheet.template.client_item().is_some() && client.is_empty() {
        return None;
    }
    let day = sheet.day();
    let before = state.library.iter().filter(|row| {
        row.template == sheet.template.id && row.client == client && row.doc != sheet.doc && !row.standings.is_empty()
    });
    let before = before.filter(|row| row.day.is_some_and(|then| then < day));
    before.max_by_key(|row| (row.day, row.changed)).map(Arc::as_ref)
}

/// What names a worksheet: title, day, client code.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The title of its template.
    pub title: String,
    /// Its day.
    pub day: Option<Day>,
    /// The client code.
    pub client: String,
}

/// The client code on a worksheet; empty without one.
#[must_use]
pub fn client_of(sheet: &Worksheet) -> String {
    facts(sheet).client
}

/// What names a worksheet.
#[must_use]
pub fn facts(sheet: &Worksheet) -> Facts {
    let answer = |item: Option<&crate::template::Item>| item.map(|item| sheet.content.answers.get(item.id.as_str()));
    let day = match answer(sheet.template.day_item()) {
        Some(Answer::Day(day)) => Some(*day),
        _ => None,
    };
    let client = answer(sheet.template.client_item()).and_then(Answer::text).unwrap_or("").trim().to_owned();
    Facts { title: sheet.template.title.clone(), day, client }
}

/// Everything the search looks through: the words, the client code, the writer's name for it.
fn folded(sheet: &Worksheet) -> String {
    let mut text = worksheet::folded_text(sheet);
    for more in [&facts(sheet).client, &sheet.name] {
        text.push('\n');
        text.push_str(&worksheet::folded(more));
    }
    text
}

/// The writer's name, if she gave it with the sheet or said it in a reply.
fn writer(sheet: &Worksheet) -> String {
    if !sheet.review.author.is_empty() {
        return sheet.review.author.clone();
    }
    let replies = sheet.review.comments.iter().flat_map(|comment| &comment.replies);
    let mut own = replies.map(|reply| &reply.by).filter(|by| by.side == Side::Writer && !by.name.is_empty());
    own.next_back().map(|by| by.name.clone()).unwrap_or_default()
}

/// Who would like to talk about it; each name once.
fn talk(sheet: &Worksheet) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for mark in sheet.review.said() {
        if let Mark::LetUsTalk { by, .. } = mark
            && !names.contains(by)
        {
            names.push(by.clone());
        }
    }
    names
}

fn question(sheet: &Worksheet, outcome: &Outcome) -> String {
    let item = sheet.template.with_role(Role::Question).filter(|item| outcome.is_shown(item.id.as_str()));
    let words = item.and_then(|item| sheet.content.answers.get(item.id.as_str()).text());
    words.unwrap_or("").trim().to_owned()
}

/// Whether a *yes* was chosen where the sheet asks about supervision; left open, it counts as no.
fn brings(sheet: &Worksheet, outcome: &Outcome) -> bool {
    let asked = sheet.template.with_role(Role::ToSupervision).filter(|item| outcome.is_shown(item.id.as_str()));
    asked.is_some_and(|item| {
        let answer = sheet.content.answers.get(item.id.as_str());
        !answer.picks().is_empty() && !answer.has_pick("no")
    })
}

/// Marked answers: the question as it is asked now, and the first words of the answer.
fn marked(sheet: &Worksheet, outcome: &Outcome) -> Vec<(String, String)> {
    let marked = worksheet::asked(sheet, outcome).marked;
    let line = |id: &Id| {
        let asked = match (sheet.template.item(id.as_str()), sheet.template.statement(id.as_str())) {
            (Some(item), _) => outcome.asks.get(id).unwrap_or(&item.ask),
            (None, Some((_, _, statement))) => outcome.statements.get(id).unwrap_or(&statement.words),
            (None, None) => return None,
        };
        let words = first_of(sheet, outcome, id);
        Some((asked.clone(), words))
    };
    marked.iter().filter_map(line).collect()
}

/// The first words that were written in an item; what was chosen or rated, in words, if there are none.
fn first_of(sheet: &Worksheet, outcome: &Outcome, id: &Id) -> String {
    let answer = sheet.content.answers.get(id.as_str());
    let mut written: Vec<&str> = worksheet::words_of(answer).collect();
    if written.is_empty() || !answer.picks().is_empty() {
        return worksheet::answer_in_words(sheet, outcome, id);
    }
    if sheet.template.item(id.as_str()).is_some_and(|item| matches!(item.kind, Kind::Table(_))) {
        written.truncate(1);
    }
    written.join("; ")
}

/// Whether an answer holds exactly these words somewhere.
pub(super) fn holds(answer: &Answer, words: &str) -> bool {
    worksheet::words_of(answer).any(|own| own == words)
}

/// *My worksheets* was read anew.
pub(super) fn read(state: &mut State, rows: Vec<LibraryRow>) -> Vec<Effect> {
    state.library_asked = true;
    state.files = rows.into_iter().map(Arc::new).collect();
    renew(state);
    Vec::new()
}

/// Puts the rows of files and of open worksheets together, newest first.
pub(super) fn renew(state: &mut State) {
    let open: Vec<Arc<LibraryRow>> = state.open.iter_mut().filter(|open| listed(open)).map(row_of).collect();
    // A copy beside an open sheet's own file is listed by itself: it may hold other words.
    let is_open = |row: &LibraryRow| {
        open.iter().any(|other| if other.file.is_some() { other.file == row.file } else { other.doc == row.doc })
    };
    let mut rows: Vec<Arc<LibraryRow>> = state.files.iter().filter(|row| !is_open(row)).cloned().collect();
    rows.extend(open);
    state.folder.twice = twice(state, &rows);
    rows.sort_by(|a, b| b.changed.cmp(&a.changed).then_with(|| (&a.doc, &a.file).cmp(&(&b.doc, &b.file))));
    state.library = rows;
    count(state);
    sift(state);
}

/// Documents of which two states are to be decided. A plain file that was sent back is none: what was
/// said in it is taken in when it is opened.
fn twice(state: &State, rows: &[Arc<LibraryRow>]) -> BTreeSet<Id> {
    let inside = |row: &LibraryRow| {
        let vault = state.folder.vault.as_ref();
        vault.zip(row.file.as_ref()).is_some_and(|(vault, file)| vault.has(file))
    };
    let mut docs = HashSet::with_capacity(rows.len());
    let own = rows.iter().filter(|row| inside(row) || !matches!(row.state, worksheet::State::Back { .. }));
    own.filter(|row| !docs.insert(&row.doc)).map(|row| row.doc.clone()).collect()
}

/// Counts what the navigation tells: once for every change, not for every frame.
pub(super) fn count(state: &mut State) {
    let brings = |row: &&Arc<LibraryRow>| !row.marked.is_empty() || !row.question.is_empty();
    let own = state.library.iter().filter(|row| !super::reads_for_another(state, row));
    let marked = own.filter(brings).count();
    let came_in = super::inbox(state, super::Inbox::ComeIn).len();
    state.folder.lines = super::clients::lines(state);
    let over = state.folder.lines.iter().filter(|line| line.over).count();
    state.counts = Counts { marked, came_in, over };
    let mut seen = HashSet::new();
    let own = state.library.iter().filter(|row| !super::reads_for_another(state, row));
    let used = own.map(|row| &row.client).filter(|code| !code.is_empty());
    let known = state.folder.clients.clients.iter().map(|client| &client.code);
    state.codes = used.chain(known).filter(|code| seen.insert(*code)).cloned().collect();
}

/// The row of an open worksheet; its words are gone through only when it has changed.
fn row_of(open: &mut Open) -> Arc<LibraryRow> {
    let revision = open.steps.revision();
    if let Some((_, row)) = open.row.as_ref().filter(|(at, row)| *at == revision && row.file == open.file) {
        return Arc::clone(row);
    }
    let row = Arc::new(LibraryRow::of(open.sheet(), &open.outcome, open.file.clone(), Some(open.key)));
    open.row = Some((revision, Arc::clone(&row)));
    row
}

/// A worksheet in which nothing was written yet is not listed.
fn listed(open: &Open) -> bool {
    open.saved != Saved::Untouched
}

/// Goes to the search box.
pub(super) fn find(state: &mut State) -> Vec<Effect> {
    if state.screen != Screen::Library {
        renew(state);
        state.screen = Screen::Library;
    }
    state.find_asked += 1;
    vec![Effect::ReadLibrary]
}
