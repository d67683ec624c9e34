//! From words on the command line to what is asked for.

use std::{
    ffi::{OsStr, OsString},
    path::PathBuf,
};

use lexopt::{Arg, Parser, ValueExt};

use super::trouble::Trouble;
use crate::{
    base::{Day, Id},
    page::Paper,
    t,
};

/// What the arguments ask for.
#[derive(Debug)]
pub enum Asked {
    /// The window, perhaps with a file.
    Window(Option<PathBuf>),
    /// The window with invented worksheets in memory.
    Demo,
    /// Which version this is.
    Version,
    /// A command.
    Order(Box<Order>),
}

/// The commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// `templates`
    Templates,
    /// `check`
    Check,
    /// `explain`
    Explain,
    /// `help`
    Help,
    /// `new`
    New,
    /// `show`
    Show,
    /// `score`
    Score,
    /// `export`
    Export,
    /// `recover`
    Recover,
    /// `vault`
    Vault,
    /// `import`
    Import,
    /// `renew`
    Renew,
}

/// The forms in which a worksheet can leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Pages.
    Pdf,
    /// Markdown.
    Markdown,
    /// A table of answers.
    Csv,
    /// FHIR: a questionnaire, or a bundle of it with its answers.
    Fhir,
    /// The worksheet's own file.
    Ron,
}

/// A command with its options, as values.
#[derive(Debug)]
pub struct Order {
    /// Which command.
    pub name: Name,
    /// What it works on: files, ids, topics.
    pub inputs: Vec<OsString>,
    /// `-o`
    pub output: Option<OsString>,
    /// `--json`
    pub json: bool,
    /// `--strict`
    pub strict: bool,
    /// `--watch`
    pub watch: bool,
    /// `--force`
    pub force: bool,
    /// `--answers`
    pub answers: Option<OsString>,
    /// `--language`
    pub language: Option<String>,
    /// `--translation`
    pub translation: Option<String>,
    /// `--since`
    pub since: Option<OsString>,
    /// `--to`
    pub to: Option<OsString>,
    /// `--date`
    pub date: Option<Day>,
    /// `--format`
    pub format: Option<Format>,
    /// `--paper`
    pub paper: Option<Paper>,
    /// `--blank`
    pub blank: bool,
    /// `--review`
    pub review: bool,
    /// `--fillable`
    pub fillable: bool,
    /// `--short`
    pub short: bool,
    /// `--scores`
    pub scores: bool,
    /// `--ask-first`: ids, or `None` inside for all.
    pub ask_first: Option<Option<Vec<Id>>>,
    /// `--no-client-code`
    pub no_client_code: bool,
    /// `--no-after-supervision`
    pub no_after_supervision: bool,
    /// `--vault`
    pub vault: Option<PathBuf>,
    /// `--dry-run`
    pub dry_run: bool,
    /// `--delete`
    pub delete: bool,
    /// `--heal`
    pub heal: bool,
    /// `--no-worksheet`
    pub no_worksheet: bool,
    /// `--encrypt`
    pub encrypt: bool,
    /// `--combined`
    pub combined: bool,
    /// `--boxes`
    pub boxes: bool,
    /// `--no-comments`
    pub no_comments: bool,
}

/// What a command takes.
struct Takes {
    name: Name,
    word: &'static str,
    options: &'static [&'static str],
    least: usize,
    most: usize,
}

const EXPORT: &[&str] = &[
    "output",
    "force",
    "format",
    "answers",
    "language",
    "date",
    "paper",
    "blank",
    "review",
    "fillable",
    "short",
    "scores",
    "since",
    "ask-first",
    "no-client-code",
    "no-after-supervision",
    "no-worksheet",
    "encrypt",
    "strict",
    "combined",
    "boxes",
    "no-comments",
];

const VAULT: &[&str] = &["vault", "json", "dry-run", "delete", "heal"];

#[rustfmt::skip]
const COMMANDS: &[Takes] = &[
    Takes { name: Name::Templates, word: "templates", options: &["json"], least: 0, most: 0 },
    Takes { name: Name::Check, word: "check", options: &["json", "strict", "watch"], least: 1, most: usize::MAX },
    Takes { name: Name::Explain, word: "explain", options: &[], least: 0, most: 1 },
    Takes { name: Name::Help, word: "help", options: &[], least: 0, most: 1 },
    Takes { name: Name::New, word: "new", options: &["output", "force", "answers", "language", "translation", "date", "vault"], least: 1, most: 1 },
    Takes { name: Name::Show, word: "show", options: &[], least: 1, most: 1 },
    Takes { name: Name::Score, word: "score", options: &["json", "answers", "language", "since"], least: 1, most: 1 },
    Takes { name: Name::Export, word: "export", options: EXPORT, least: 1, most: usize::MAX },
    Takes { name: Name::Recover, word: "recover", options: &["json", "vault"], least: 0, most: 0 },
    Takes { name: Name::Vault, word: "vault", options: VAULT, least: 1, most: usize::MAX },
    Takes { name: Name::Renew, word: "renew", options: &["to", "output", "force", "json"], least: 1, most: 1 },
    Takes { name: Name::Import, word: "import", options: &["output", "force", "json"], least: 1, most: 1 },
];

/// The words of all commands.
pub fn commands() -> impl Iterator<Item = &'static str> {
    COMMANDS.iter().map(|takes| takes.word)
}

/// Reads the arguments.
///
/// # Errors
/// [`Trouble`] for wrong usage, naming the word that is wrong.
pub fn read(words: Vec<OsString>) -> Result<Asked, Trouble> {
    let Some(first) = words.first() else { return Ok(Asked::Window(None)) };
    if let Some(takes) = COMMANDS.iter().find(|takes| first == takes.word) {
        return read_order(takes, words.into_iter().skip(1).collect());
    }
    match first.to_str() {
        Some("--version" | "-V") => Ok(Asked::Version),
        Some("--demo") => Ok(Asked::Demo),
        Some("--help" | "-h") => Ok(Asked::Order(Box::new(Order::new(Name::Help)))),
        Some(option) if option.starts_with('-') && option != "-" => {
            Err(Trouble::usage(t!("usage-unknown-option", option = option)))
        }
        _ => file_for_window(first, words.len()),
    }
}

fn file_for_window(first: &OsStr, count: usize) -> Result<Asked, Trouble> {
    let path = PathBuf::from(first);
    if count == 1 && (path.exists() || path.components().count() > 1 || path.extension().is_some()) {
        return Ok(Asked::Window(Some(path)));
    }
    let word = first.to_string_lossy().into_owned();
    let nearest = commands().max_by_key(|known| nearness(known, &word)).filter(|known| nearness(known, &word) > 600);
    let what = if path.exists() { t!("usage-one-file").to_owned() } else { t!("usage-no-command", word = &word) };
    let mut trouble = Trouble::usage(what);
    if let Some(nearest) = nearest {
        trouble.help = format!("{}\n{}", t!("usage-did-you-mean", command = nearest), trouble.help);
    }
    Err(trouble)
}

/// How much two words are alike, in thousandths.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 1000")]
fn nearness(a: &str, b: &str) -> u32 {
    (strsim::jaro_winkler(a, b) * 1000.0) as u32
}

fn read_order(takes: &Takes, words: Vec<OsString>) -> Result<Asked, Trouble> {
    let mut order = Order::new(takes.name);
    let mut parser = Parser::from_args(words);
    loop {
        let option = match parser.next().map_err(misused)? {
            None => break,
            Some(Arg::Value(value)) => {
                order.inputs.push(value);
                continue;
            }
            Some(Arg::Short('o')) => "output".to_owned(),
            Some(Arg::Short('h')) => "help".to_owned(),
            Some(Arg::Short(letter)) => return Err(unknown(takes, &format!("-{letter}"))),
            Some(Arg::Long(name)) => name.to_owned(),
        };
        if option == "help" {
            return Ok(Asked::Order(Box::new(Order::new(Name::Help))));
        }
        if !takes.options.contains(&option.as_str()) {
            return Err(unknown(takes, &format!("--{option}")));
        }
        order.take(&option, &mut parser)?;
    }
    if order.inputs.len() < takes.least {
        return Err(Trouble::usage(t!("usage-too-few", command = takes.word)));
    }
    if order.inputs.len() > takes.most {
        return Err(Trouble::usage(t!("usage-too-many", command = takes.word)));
    }
    Ok(Asked::Order(Box::new(order)))
}

fn unknown(takes: &Takes, option: &str) -> Trouble {
    let mut trouble = Trouble::usage(t!("usage-option-of", option = option, command = takes.word));
    let known: Vec<String> = takes
        .options
        .iter()
        .map(|known| if *known == "output" { "-o".to_owned() } else { format!("--{known}") })
        .collect();
    if !known.is_empty() {
        let known = known.join(" ");
        trouble.help = format!("{}\n{}", t!("usage-options-are", options = &known), trouble.help);
    }
    trouble
}

fn misused(error: lexopt::Error) -> Trouble {
    let reason = error.to_string();
    Trouble::usage(t!("usage-wrong", reason = &reason))
}

impl Order {
    /// A command without options.
    fn new(name: Name) -> Self {
        Self {
            name,
            inputs: Vec::new(),
            output: None,
            json: false,
            strict: false,
            watch: false,
            force: false,
            answers: None,
            language: None,
            translation: None,
            since: None,
            to: None,
            date: None,
            format: None,
            paper: None,
            blank: false,
            review: false,
            fillable: false,
            short: false,
            scores: false,
            ask_first: None,
            no_client_code: false,
            no_after_supervision: false,
            vault: None,
            dry_run: false,
            delete: false,
            heal: false,
            no_worksheet: false,
            encrypt: false,
            combined: false,
            boxes: false,
            no_comments: false,
        }
    }

    /// Takes one option in, with its value if it has one.
    fn take(&mut self, option: &str, parser: &mut Parser) -> Result<(), Trouble> {
        match option {
            "json" => self.json = true,
            "strict" => self.strict = true,
            "watch" => self.watch = true,
            "force" => self.force = true,
            "blank" => self.blank = true,
            "review" => self.review = true,
            "fillable" => self.fillable = true,
            "short" => self.short = true,
            "scores" => self.scores = true,
            "no-client-code" => self.no_client_code = true,
            "no-after-supervision" => self.no_after_supervision = true,
            "dry-run" => self.dry_run = true,
            "delete" => self.delete = true,
            "heal" => self.heal = true,
            "vault" => self.vault = Some(parser.value().map_err(misused)?.into()),
            "no-worksheet" => self.no_worksheet = true,
            "encrypt" => self.encrypt = true,
            "combined" => self.combined = true,
            "boxes" => self.boxes = true,
            "no-comments" => self.no_comments = true,
            "output" => self.output = Some(parser.value().map_err(misused)?),
            "answers" => self.answers = Some(parser.value().map_err(misused)?),
            "to" => self.to = Some(parser.value().map_err(misused)?),
            "since" => self.since = Some(parser.value().map_err(misused)?),
            _ => {
                let value = parser.value().and_then(ValueExt::string).map_err(misused)?;
                self.take_value(option, &value)?;
            }
        }
        Ok(())
    }

    fn take_value(&mut self, option: &str, value: &str) -> Result<(), Trouble> {
        let wrong = |what: String| Trouble::usage(what);
        match option {
            "language" => self.language = Some(value.to_owned()),
            "translation" => self.translation = Some(value.to_owned()),
            "date" => {
                self.date = Some(Day::parse(value).ok_or_else(|| wrong(t!("usage-date", value = value)))?);
            }
            "paper" => {
                self.paper = Some(match value.to_ascii_lowercase().as_str() {
                    "a4" => Paper::A4,
                    "letter" => Paper::Letter,
                    _ => return Err(wrong(t!("usage-paper", value = value))),
                });
            }
            "format" => {
                self.format =
                    Some(Format::from_ending(value).ok_or_else(|| wrong(t!("usage-format", value = value)))?);
            }
            "ask-first" if value == "all" => self.ask_first = Some(None),
            "ask-first" => {
                let ids = value.split(',').map(|id| Id::parse(id.trim())).collect::<Result<Vec<_>, _>>();
                self.ask_first = Some(Some(ids.map_err(|_| wrong(t!("usage-ask-first", value = value)))?));
            }
            _ => return Err(wrong(t!("usage-unknown-option", option = option))),
        }
        Ok(())
    }
}

impl Format {
    /// The form that a file's ending names.
    #[must_use]
    pub fn from_ending(ending: &str) -> Option<Self> {
        match ending.to_ascii_lowercase().as_str() {
            "pdf" => Some(Self::Pdf),
            "md" => Some(Self::Markdown),
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Fhir),
            "ron" => Some(Self::Ron),
            _ => None,
        }
    }

    /// The ending of a file in this form.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Fhir => "json",
            Self::Ron => "ron",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Result<Asked, Trouble> {
        read(text.split_whitespace().map(OsString::from).collect())
    }

    #[test]
    fn options_may_stand_anywhere_and_only_where_they_belong() {
        let Ok(Asked::Order(order)) = words("export a.ron --paper letter b.ron -o out --ask-first C1,C2") else {
            panic!("an order");
        };
        assert_eq!((order.inputs.len(), order.paper), (2, Some(Paper::Letter)));
        assert_eq!(order.ask_first, Some(Some(vec![Id::known("C1"), Id::known("C2")])));
        for wrong in ["show --json a", "check", "export", "new a b", "new a --date 1.1.2026", "export a --paper a5"] {
            assert!(words(wrong).is_err(), "{wrong}");
        }
        assert!(matches!(words("./some.ron"), Ok(Asked::Window(Some(_)))));
        let trouble = words("exprot").unwrap_err();
        assert!(trouble.help.contains("export"), "{}", trouble.help);
    }
}
