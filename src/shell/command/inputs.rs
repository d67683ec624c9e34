//! What a command works on: a file, standard input, or a template on the shelf.

use std::{
    cell::RefCell,
    collections::BTreeSet,
    ffi::{OsStr, OsString},
    io::{self, Read},
    path::{Path, PathBuf},
    sync::Arc,
};

use super::Trouble;
use crate::{
    base::Id,
    diagnostic::{self, Severity},
    exchange::given::{self, Given},
    seal,
    shell::{Disk, blanks, sheets, unlock},
    store::{self, vault},
    t,
    template::{self, Checked, Template, markup, shelf, translation::Translation},
    words,
    worksheet::{
        Since, Worksheet,
        file::{self, RootKind},
    },
};

/// The bytes of an input, with a name for people.
#[derive(Debug)]
pub struct Raw {
    /// The path as it was given; `-` is standard input.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Where it lies, to find blocks beside it; nowhere for standard input.
    pub path: Option<PathBuf>,
}

/// What an input is.
#[derive(Debug)]
pub enum Input {
    /// A worksheet.
    Worksheet(Box<Worksheet>),
    /// A blank worksheet.
    Template(Arc<Template>),
}

/// Reads the bytes of a file, or of standard input.
///
/// # Errors
/// [`Trouble`] if it cannot be read or is larger than any file of ours.
pub fn raw(word: &OsStr) -> Result<Raw, Trouble> {
    if word == "-" {
        let mut bytes = Vec::new();
        let most = file::MAX_BYTES as u64 + 1;
        io::stdin().lock().take(most).read_to_end(&mut bytes).map_err(|error| {
            let reason = error.kind().to_string();
            Trouble::input(t!("input-no-stdin", reason = &reason), "")
        })?;
        if bytes.len() as u64 == most {
            return Err(Trouble::input(t!("input-stdin-too-large"), t!("read-too-large-help")));
        }
        return Ok(Raw { name: t!("input-stdin").to_owned(), bytes, path: None });
    }
    let path = PathBuf::from(word);
    let (mut bytes, _) = store::read(&Disk, &path, file::MAX_BYTES as u64)?;
    if seal::is_sealed(&bytes) {
        bytes = unsealed(&path)?;
    }
    Ok(Raw { name: path.display().to_string(), bytes, path: Some(path) })
}

/// The text of a sealed worksheet: its locked folder is the one it lies in, else the user's own.
fn unsealed(path: &Path) -> Result<Vec<u8>, Trouble> {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let vault = unlock::vault(vault::around(&Disk, &whole).as_deref())?;
    let passphrase = unlock::passphrase(unlock::VARIABLE, t!("vault-ask"), None)?;
    let sheet = unlock::read(&vault.unlock(&Disk, &passphrase)?, &whole)?;
    Ok(sheets::text(&sheet).into_bytes())
}

/// A worksheet.
///
/// # Errors
/// [`Trouble`] if the input is none; the file is left alone.
pub fn worksheet(word: &OsStr) -> Result<Worksheet, Trouble> {
    let raw = raw(word)?;
    file::read_bytes(&raw.bytes)
        .map_err(|error| Trouble::input(t!("in-file", file = &raw.name, what = &error.to_string()), error.help()))
}

/// An earlier worksheet of the same kind about the same client, to be compared with.
///
/// # Errors
/// [`Trouble`] if it is another kind, later, or of another client.
pub fn since(word: &OsStr, sheet: &Worksheet) -> Result<Since, Trouble> {
    let earlier = worksheet(word)?;
    if earlier.template.id != sheet.template.id {
        let (this, other) = (sheet.template.id.as_str(), earlier.template.id.as_str());
        return Err(Trouble::input(
            t!("score-other-sheet", this = this, other = other),
            t!("score-other-sheet-help"),
        ));
    }
    if earlier.day() > sheet.day() {
        let day = words::day_long(earlier.day());
        return Err(Trouble::input(t!("score-later", day = &day), t!("score-later-help")));
    }
    if let (Some(this), Some(other)) = (sheet.client_code(), earlier.client_code())
        && this != other
    {
        return Err(Trouble::input(t!("score-other-client"), t!("score-other-client-help")));
    }
    Ok(Since::of(&earlier))
}

/// A blank worksheet: an id on the shelf, or a path.
///
/// # Errors
/// [`Trouble`] with every fault of the file.
pub fn template(word: &OsStr) -> Result<Arc<Template>, Trouble> {
    match either(word)? {
        Input::Template(template) => Ok(template),
        Input::Worksheet(_) => {
            let name = word.to_string_lossy().into_owned();
            Err(Trouble::input(t!("input-is-worksheet", file = &name), t!("input-is-worksheet-help")))
        }
    }
}

/// A worksheet or a blank one: an id on the shelf, or a path.
///
/// # Errors
/// [`Trouble`] if it is neither, or has faults.
pub fn either(word: &OsStr) -> Result<Input, Trouble> {
    if let Some(template) = word.to_str().and_then(shelf::template) {
        return Ok(Input::Template(template));
    }
    if let Some(own) = looks_like_an_id(word).then(|| blanks::own_file(&word.to_string_lossy())).flatten() {
        return either(own.as_os_str());
    }
    if looks_like_an_id(word) {
        return Err(no_such_template(&word.to_string_lossy()));
    }
    let raw = raw(word)?;
    if let Ok(text) = std::str::from_utf8(&raw.bytes)
        && file::kind_of(text) == RootKind::Template
    {
        return Ok(Input::Template(checked_template(&raw, text)?));
    }
    if let Some(given) = std::str::from_utf8(&raw.bytes).ok().filter(|text| given::is_given(text)) {
        return Ok(Input::Template(given_template(&raw, given)?));
    }
    let named = |what: &str| t!("in-file", file = &raw.name, what = what);
    match file::read_bytes(&raw.bytes) {
        Ok(sheet) => Ok(Input::Worksheet(Box::new(sheet))),
        Err(error) => Err(Trouble::input(named(&error.to_string()), error.help())),
    }
}

/// Reads a template or blocks file with everything that is wrong in it.
///
/// Also gives the places beside it where the files were looked for that it names.
#[must_use]
pub fn check(raw: &Raw, text: &str) -> (Checked, BTreeSet<PathBuf>) {
    if let Some(given) = given::is_given(text).then(|| given::read(text).ok()).flatten() {
        return (check_given(raw, &given), BTreeSet::new());
    }
    let template = raw.path.as_deref().unwrap_or_else(|| Path::new("stdin.ron"));
    let looked = RefCell::new(BTreeSet::new());
    let blocks = |id: &Id| {
        looked.borrow_mut().extend(sheets::places_beside(template, id));
        sheets::blocks_beside(template, id)
    };
    let checked = template::read(&raw.name, text, &blocks);
    (checked, looked.into_inner())
}

/// A template in another language: as it comes with the program, or by the translation beside its file.
///
/// # Errors
/// [`Trouble`] if there is no translation, or if it has faults.
pub fn in_language(template: Arc<Template>, language: &str, words: &[OsString]) -> Result<Arc<Template>, Trouble> {
    if template.language == language {
        return Ok(template);
    }
    let own = |word: &&OsString| Path::new(word).file_stem().is_some_and(|stem| stem == template.id.as_str());
    let path = words.iter().find(own).map(Path::new).filter(|path| path.extension().is_some());
    let Some(path) = path else {
        return shelf::template_in(template.id.as_str(), language).ok_or_else(|| no_translation(&template, language));
    };
    let beside = path.with_file_name(format!("{}.{language}.ron", template.id));
    let raw = raw(beside.as_os_str()).map_err(|_| no_translation(&template, language))?;
    let text = String::from_utf8_lossy(&raw.bytes);
    let named = || t!("in-file", file = &raw.name, what = t!("translation-faulty"));
    let faulty = || Trouble::input(named(), t!("translation-faulty-help"));
    let translation = Translation::parse(&text)
        .filter(|one| one.of == template.id && one.language == language)
        .ok_or_else(faulty)?;
    shelf::translated(&template, &translation, language, &|id| sheets::blocks_beside(path, id)).ok_or_else(faulty)
}

fn no_translation(template: &Template, language: &str) -> Trouble {
    let mut known = vec![template.language.clone()];
    known.extend(shelf::languages(template.id.as_str()).map(str::to_owned));
    let list = known.join(", ");
    let title = markup::plain(&template.title);
    Trouble::input(
        t!("no-translation", title = &title, language = language),
        t!("no-translation-help", list = &list, id = template.id.as_str(), language = language),
    )
}

fn checked_template(raw: &Raw, text: &str) -> Result<Arc<Template>, Trouble> {
    let (checked, _) = check(raw, text);
    if let Some(template) = checked.template {
        return Ok(Arc::new(template));
    }
    let count = checked.diagnostics.iter().filter(|d| d.severity == Severity::Error).count();
    let what = t!("template-has-errors", count = count);
    Err(Trouble::input(t!("in-file", file = &raw.name, what = &what), t!("input-template-help"))
        .listing(diagnostic::render_all(&checked.diagnostics, &checked.texts)))
}

/// The template in a file that was given away, with the blocks that came with it.
fn check_given(raw: &Raw, given: &Given) -> Checked {
    let blocks =
        |id: &Id| given.blocks.clone().map(|text| (format!("{id}.ron"), text)).or_else(|| shelf::look_up(id));
    template::read(&raw.name, &given.template, &blocks)
}

/// A blank worksheet that somebody gave, with the blocks that came with it.
fn given_template(raw: &Raw, text: &str) -> Result<Arc<Template>, Trouble> {
    let named = |what: &str| t!("in-file", file = &raw.name, what = what);
    let given = given::read(text).map_err(|why| Trouble::input(named(sheets::given_words(why)), ""))?;
    let checked = check_given(raw, &given);
    checked.template.map(Arc::new).ok_or_else(|| {
        Trouble::input(named(t!("given-broken")), t!("given-broken-help"))
            .listing(diagnostic::render_all(&checked.diagnostics, &checked.texts))
    })
}

/// A word without a folder or an ending that is no file: meant as an id.
fn looks_like_an_id(word: &OsStr) -> bool {
    word.to_str().is_some_and(|word| Id::parse(word).is_ok() && word != "-" && !Path::new(word).exists())
}

fn no_such_template(word: &str) -> Trouble {
    let known: Vec<&str> = shelf::all().iter().map(|shipped| shipped.id).collect();
    let list = known.join("\n");
    Trouble::input(t!("input-no-template", word = word), t!("input-no-template-help", list = &list))
}
