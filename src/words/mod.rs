//! Every sentence that the program says, in Fluent files under `assets/words`.
//!
//! What a worksheet asks is data and lives in its template; this is the voice
//! of the program itself. Sentences without arguments are looked up once and
//! kept for the life of the process, so that a frame can ask for hundreds.
//!
//! **Invariant:** every key that the sources name exists, and every key that
//! exists is named (`tests/house/words.rs`).

mod dates;
mod help;

use std::{
    cell::Cell,
    collections::HashMap,
    sync::{LazyLock, OnceLock},
};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use unic_langid::LanguageIdentifier;

pub use dates::{clock_or_day, day_long, day_short, month_named, weekday_day, weekdays_named};
pub use help::{HELP, HelpPage};

/// The Fluent files of the English program, by area.
pub const ENGLISH: &[(&str, &str)] = &[
    ("window.ftl", include_str!("../../assets/words/en/window.ftl")),
    ("sheet.ftl", include_str!("../../assets/words/en/sheet.ftl")),
    ("paper.ftl", include_str!("../../assets/words/en/paper.ftl")),
    ("review.ftl", include_str!("../../assets/words/en/review.ftl")),
    ("command.ftl", include_str!("../../assets/words/en/command.ftl")),
    ("files.ftl", include_str!("../../assets/words/en/files.ftl")),
    ("dates.ftl", include_str!("../../assets/words/en/dates.ftl")),
    ("fhir.ftl", include_str!("../../assets/words/en/fhir.ftl")),
    ("vault.ftl", include_str!("../../assets/words/en/vault.ftl")),
    ("bench.ftl", include_str!("../../assets/words/en/bench.ftl")),
];

/// The other languages in which the program speaks of a worksheet: what stands on paper and in Markdown.
///
/// What is missing in one of them is said in English.
pub const OTHERS: &[Tongue] = &[
    Tongue { language: "de", file: include_str!("../../assets/words/de/paper.ftl") },
    Tongue { language: "pl", file: include_str!("../../assets/words/pl/paper.ftl") },
];

/// A language in which the program can speak of a worksheet, besides English.
#[derive(Clone, Copy, Debug)]
pub struct Tongue {
    /// Its code, without a country: `de`.
    pub language: &'static str,
    /// Its sentences, a Fluent file.
    pub file: &'static str,
}

/// Where in [`OTHERS`] the language stands that is spoken now; nothing is English.
type Spoken = Option<usize>;

thread_local!(static SPOKEN: Cell<Spoken> = const { Cell::new(None) });

/// Says everything within `what` in this language, where the program knows it.
///
/// For what belongs to a worksheet: its pages, its Markdown. The window speaks
/// as the window does.
pub fn speaking<T>(language: &str, what: impl FnOnce() -> T) -> T {
    /// Speaks as before again, whatever happens.
    struct Before(Spoken);
    impl Drop for Before {
        fn drop(&mut self) {
            SPOKEN.set(self.0);
        }
    }
    let code = language.split('-').next().unwrap_or_default();
    let _before = Before(SPOKEN.replace(OTHERS.iter().position(|other| other.language == code)));
    what()
}

/// The language of something that is made of several worksheets: theirs, if it is one, else English.
#[must_use]
pub fn language_of_all<'l>(mut languages: impl Iterator<Item = &'l str>) -> &'l str {
    let code = |language: &'l str| language.split('-').next().unwrap_or_default();
    let first = languages.next().unwrap_or("en");
    if languages.all(|language| code(language) == code(first)) { first } else { "en" }
}

struct Voice {
    bundle: FluentBundle<FluentResource>,
    plain: HashMap<String, String>,
}

static VOICE: LazyLock<Voice> = LazyLock::new(|| Voice::of("en-GB", ENGLISH));
static OTHER_VOICES: [OnceLock<Voice>; OTHERS.len()] = [const { OnceLock::new() }; OTHERS.len()];

/// The voice of another language, if that is spoken now; read at its first word.
fn other() -> Option<&'static Voice> {
    let at = SPOKEN.get()?;
    let tongue = OTHERS.get(at)?;
    Some(OTHER_VOICES.get(at)?.get_or_init(|| Voice::of(tongue.language, &[("paper.ftl", tongue.file)])))
}

/// The sentence under a key that takes no arguments.
///
/// A missing key gives the key itself: seen at once in the window, and caught
/// by the words test before.
#[must_use]
pub fn say(key: &'static str) -> &'static str {
    let own = other().and_then(|voice| voice.plain.get(key));
    own.or_else(|| VOICE.plain.get(key)).map_or(key, String::as_str)
}

/// The sentence under a key, with its arguments filled in.
#[must_use]
pub fn say_with(key: &str, args: &[(&str, Word<'_>)]) -> String {
    let own = other().filter(|voice| voice.bundle.has_message(key));
    let bundle = &own.unwrap_or(&VOICE).bundle;
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        return key.to_owned();
    };
    let mut fluent = FluentArgs::new();
    for (name, word) in args {
        fluent.set(*name, word.fluent());
    }
    bundle.format_pattern(pattern, Some(&fluent), &mut Vec::new()).into_owned()
}

/// An argument of a sentence.
#[derive(Clone, Copy, Debug)]
pub enum Word<'a> {
    /// Words, put in as they are.
    Text(&'a str),
    /// A count, which chooses the plural.
    Count(usize),
}

impl Word<'_> {
    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    fn fluent(&self) -> FluentValue<'_> {
        match self {
            Self::Text(text) => FluentValue::from(*text),
            Self::Count(count) => FluentValue::from(*count as f64),
        }
    }
}

impl<'a> From<&'a str> for Word<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Word<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Word<'_> {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

/// Says a sentence: `t!("save")`, or `t!("pages", count = 3)`.
#[macro_export]
macro_rules! t {
    ($key:literal) => {
        $crate::words::say($key)
    };
    ($key:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::words::say_with($key, &[$((stringify!($name), $crate::words::Word::from($value))),+])
    };
}

impl Voice {
    fn of(language: &str, files: &[(&str, &str)]) -> Self {
        let language: LanguageIdentifier = language.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        bundle.set_use_isolating(false);
        let mut keys = Vec::new();
        for (_, text) in files {
            keys.extend(keys_of(text));
            // A faulty file still gives what can be read of it; the words test reports it.
            let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(partial, _)| partial);
            let _taken = bundle.add_resource(resource);
        }
        let mut plain = HashMap::new();
        for key in keys {
            if let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) {
                let mut errors = Vec::new();
                let sentence = bundle.format_pattern(pattern, None, &mut errors).into_owned();
                if errors.is_empty() {
                    plain.insert(key.to_owned(), sentence);
                }
            }
        }
        Self { bundle, plain }
    }
}

/// The keys that a Fluent text defines, in order.
#[must_use]
pub fn keys_of(text: &str) -> Vec<&str> {
    text.lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| line.split_once('='))
        .map(|(key, _)| key.trim())
        .collect()
}
