//! `attune new`: begins a worksheet, perhaps with answers in it.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{Exit, Out, Trouble, arguments::Order, inputs, vault};
use crate::{
    app::Settings,
    base::{Day, Id, Moment},
    diagnostic::{self, Severity, Texts},
    shell::{Disk, Folders, clock, sheets},
    store::{self, Expected},
    t,
    template::{self, OwnWords, Template},
    worksheet::{self, Answer, At, Author, Change, Edit, Side, Worksheet, answers_file, apply},
};

/// Writes a worksheet that was just begun.
pub fn run(order: &Order, out: &mut Out) -> Result<Exit, Trouble> {
    let Some(word) = order.inputs.first() else { return Err(Trouble::usage(t!("usage-nothing"))) };
    if let Some(language) = &order.translation {
        return translation(&*inputs::template(word)?, language, order, out);
    }
    let sheet = begin(inputs::template(word)?, order, clock::fresh_id())?;
    if order.vault.is_some() {
        if order.output.is_some() {
            return Err(Trouble::usage(t!("new-vault-or-file")));
        }
        let (unlocked, _lock) = vault::held(order)?;
        let file = unlocked.vault.file_of(&sheet.doc);
        unlocked.keep(&Disk, &file, &sheet, None)?;
        out.line(&file.display().to_string())?;
        return Ok(Exit::Done);
    }
    let text = sheet_text(&sheet)?;
    let file = order.output.as_ref().map_or_else(|| default_name(&sheet), PathBuf::from);
    hand_out(&file, &text, order, out)
}

/// Writes a text into its file and says which; `-` is standard output.
fn hand_out(file: &Path, text: &str, order: &Order, out: &mut Out) -> Result<Exit, Trouble> {
    if file == Path::new("-") {
        out.text(text)?;
        return Ok(Exit::Done);
    }
    write(file, text.as_bytes(), order.force)?;
    out.line(&file.display().to_string())?;
    Ok(Exit::Done)
}

/// Writes the beginning of a translation: every text, with room for its words in the other language.
fn translation(template: &Template, language: &str, order: &Order, out: &mut Out) -> Result<Exit, Trouble> {
    if order.vault.is_some() || order.answers.is_some() || order.language.is_some() || order.date.is_some() {
        return Err(Trouble::usage(t!("new-translation-alone")));
    }
    if !template::translation::is_language(language) || language == template.language {
        return Err(Trouble::usage(t!("new-no-such-language", language = language)));
    }
    let text = template::translation::skeleton(&template.texts.template, &template.id, language);
    let file =
        order.output.as_ref().map_or_else(|| PathBuf::from(format!("{}.{language}.ron", template.id)), PathBuf::from);
    hand_out(&file, &text, order, out)
}

/// A worksheet from a blank one, with the day and the answers that were given.
pub fn begin(template: Arc<Template>, order: &Order, doc: Id) -> Result<Worksheet, Trouble> {
    let now = order.date.and_then(|day| on_day(clock::now(), day)).unwrap_or_else(clock::now);
    let template = match &order.language {
        Some(language) => inputs::in_language(template, language, &order.inputs)?,
        None => template,
    };
    let mut sheet = Worksheet::begin(own_words().in_template(&template), doc, now);
    if let Some(answers) = &order.answers {
        sheet = fill_in(sheet, answers, now)?;
    }
    if let Some(day) = order.date {
        set_day(&mut sheet, day, now)?;
    }
    Ok(sheet)
}

/// What the user calls a session, a client and a supervisor, as she said in *Settings*.
fn own_words() -> OwnWords {
    store::read_settings::<Settings>(&Disk, &Folders::of_user().settings).settings.words
}

/// The same time of day on another day.
fn on_day(now: Moment, day: Day) -> Option<Moment> {
    let rest = now.to_string();
    Moment::parse(&format!("{day}{}", rest.get(10..)?))
}

/// Puts the given day into the sheet's date, also over one that the answers set.
fn set_day(sheet: &mut Worksheet, day: Day, now: Moment) -> Result<(), Trouble> {
    let Some(id) = sheet.template.day_item().map(|item| item.id.clone()) else { return Ok(()) };
    let change = Change::Set { at: At::item(id), answer: Answer::Day(day) };
    let by = Author { name: String::new(), side: Side::Writer };
    let refused = |_| Trouble::usage(t!("new-no-date"));
    apply(sheet, &Edit { by, when: now, change }).map(|_| ()).map_err(refused)
}

/// Fills in the answers of a file, or tells everything that is wrong with it.
fn fill_in(sheet: Worksheet, word: &OsStr, now: Moment) -> Result<Worksheet, Trouble> {
    let raw = inputs::raw(word)?;
    let text = String::from_utf8(raw.bytes)
        .map_err(|_| Trouble::input(t!("in-file", file = &raw.name, what = t!("check-not-text")), ""))?;
    let given = answers_file::read(&sheet.template, &text);
    let mut texts = Texts::default();
    texts.add(&raw.name, text);
    let listing = diagnostic::render_all(&given.diagnostics, &texts);
    if diagnostic::any_error(&given.diagnostics) {
        let count = given.diagnostics.iter().filter(|d| d.severity == Severity::Error).count();
        let what = t!("in-file", file = &raw.name, what = &t!("answers-have-errors", count = count));
        return Err(Trouble::input(what, t!("answers-have-errors-help")).listing(listing));
    }
    eprint!("{listing}");
    Ok(sheet.filled_in(given.answers, now))
}

fn default_name(sheet: &Worksheet) -> PathBuf {
    PathBuf::from(format!("{} {}.ron", sheet.content.begun.day(), sheet.template.id))
}

/// What stands in the file of a worksheet, unless it is so large that nobody could open it again.
///
/// # Errors
/// [`Trouble`]; nothing is written then.
pub fn sheet_text(sheet: &Worksheet) -> Result<String, Trouble> {
    let text = sheets::text(sheet);
    if worksheet::file::fits(&text) {
        return Ok(text);
    }
    Err(Trouble::new(Exit::Unwritten, t!("sheet-too-large"), t!("sheet-too-large-help")))
}

/// Writes a file safely; nothing is overwritten unasked.
pub fn write(file: &Path, bytes: &[u8], force: bool) -> Result<(), Trouble> {
    let expected = if force { Expected::Anything } else { Expected::Nothing };
    sheets::write_out(file, bytes, expected)?;
    Ok(())
}
