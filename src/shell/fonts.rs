//! Fonts of the system for letters that the bundled faces lack.
//!
//! The system itself says which font is for which script (fontconfig,
//! CoreText, DirectWrite), so that paper and window agree; where it knows
//! none, all its fonts are asked in the order of their names. They are looked
//! for when a letter first needs one, and only fonts with outlines are taken:
//! pictures of letters do not print. The same fonts give the same answers.

use std::{
    collections::HashMap,
    fmt,
    sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError},
};

use egui::epaint::text::{FallbackRequest, FontInsert, FontProvider};
use egui_system_font_provider::SystemFontProvider;
use fontique::{
    Collection, CollectionOptions, FallbackKey, FamilyId, GenericFamily, Language, QueryFamily, QueryFont,
    QueryStatus, Script, SourceCache, SourceCacheOptions,
};
use skrifa::{FontRef, MetadataProvider};
use unicode_script::UnicodeScript;

use crate::faces::{Spare, Spares};

/// Families that are asked first for letters of no script: symbols, signs.
const SIGNS: [GenericFamily; 4] =
    [GenericFamily::Serif, GenericFamily::SansSerif, GenericFamily::Math, GenericFamily::Emoji];
/// Where Chinese characters are written in another way, and are looked for in this order.
const HAN: [&str; 4] = ["zh-SG", "zh-TW", "ja", "ko"];

/// The fonts of this system.
#[must_use]
pub fn of_system() -> Arc<dyn Spares> {
    static SYSTEM: LazyLock<Arc<dyn Spares>> = LazyLock::new(|| Arc::new(SystemFonts::default()));
    Arc::clone(&SYSTEM)
}

/// Looks for fonts, and remembers what was found.
#[derive(Default)]
struct SystemFonts(Mutex<Option<Known>>);

/// The fonts of the system for the window.
///
/// Reading which there are takes as long as a frame of its own, on a processor that the first
/// frame needs; most people never write a letter that the window's own fonts lack. So they are
/// looked for when the first such letter is to be drawn.
#[derive(Default)]
pub struct LateFonts(OnceLock<SystemFontProvider>);

impl FontProvider for LateFonts {
    fn font_for(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        self.0.get_or_init(SystemFontProvider::new).font_for(request)
    }
}

/// The fonts of the system, and what was found in them.
struct Known {
    fonts: Collection,
    files: SourceCache,
    /// By what was asked for: letters and language.
    answers: HashMap<(String, String), Option<Spare>>,
    /// Fonts that were taken, by family and place; each is taken once.
    taken: HashMap<(FamilyId, usize), Option<Spare>>,
}

impl Spares for SystemFonts {
    fn face_for(&self, letters: &str, language: &str) -> Option<Spare> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = known.get_or_insert_with(Known::look);
        let asked = (letters.to_owned(), language.to_owned());
        if let Some(answer) = known.answers.get(&asked) {
            return *answer;
        }
        let answer = known.face_for(letters, language);
        known.answers.insert(asked, answer);
        answer
    }
}

impl Known {
    fn look() -> Self {
        Self {
            fonts: Collection::new(CollectionOptions { shared: false, system_fonts: true }),
            files: SourceCache::new(SourceCacheOptions::default()),
            answers: HashMap::new(),
            taken: HashMap::new(),
        }
    }

    fn face_for(&mut self, letters: &str, language: &str) -> Option<Spare> {
        let script = letters.chars().map(|c| c.script()).find(|script| {
            use unicode_script::Script::{Common, Inherited, Unknown};
            !matches!(script, Common | Inherited | Unknown)
        });
        let found = match script {
            Some(script) => {
                self.well_known(letters, script, language).or_else(|| self.for_script(letters, script, language))
            }
            None => self.among(letters, SIGNS.map(QueryFamily::Generic), None),
        };
        found.or_else(|| self.anywhere(letters))
    }

    /// Plain faces for reading, where they are there: some systems name an ornamental one first.
    fn well_known(&mut self, letters: &str, script: unicode_script::Script, language: &str) -> Option<Spare> {
        use unicode_script::Script as S;
        let own = match (script, language) {
            (S::Han, "ja") | (S::Hiragana | S::Katakana, _) => "CJK JP",
            (S::Han, "ko") | (S::Hangul, _) => "CJK KR",
            (S::Han, "zh-TW" | "zh-HK" | "zh-Hant") | (S::Bopomofo, _) => "CJK TC",
            (S::Han, _) => "CJK SC",
            (S::Arabic, _) => "Naskh Arabic",
            _ => "",
        };
        let name = script.full_name().replace('_', " ");
        let name = if own.is_empty() { name.as_str() } else { own };
        ["Noto Serif", "Noto Sans", "Noto"].into_iter().find_map(|family| {
            let family = format!("{family} {name}");
            // Of some families only the bold is there.
            self.among(letters, [QueryFamily::Named(&family)], None).filter(|spare| spare.is_regular())
        })
    }

    /// The font that the system has for a script, in this language or another.
    fn for_script(&mut self, letters: &str, script: unicode_script::Script, language: &str) -> Option<Spare> {
        let parsed = Script::parse(script.short_name()).ok()?;
        let is_han = script == unicode_script::Script::Han;
        let own = if is_han && (language == "zh" || language == "zh-CN") { "zh-SG" } else { language };
        let others = HAN.iter().copied().filter(|_| is_han);
        std::iter::once(own).chain(others).find_map(|language| {
            let language = Language::parse(language).ok();
            let key = FallbackKey::new(parsed, language.as_ref());
            self.among(letters, [], Some(key))
        })
    }

    /// The first font of these families, or of those for a script, that has all letters.
    fn among<const N: usize>(
        &mut self,
        letters: &str,
        families: [QueryFamily<'_>; N],
        script: Option<FallbackKey>,
    ) -> Option<Spare> {
        let (mut found, taken) = (None, &mut self.taken);
        let mut query = self.fonts.query(&mut self.files);
        query.set_families(families);
        if let Some(script) = script {
            query.set_fallbacks(script);
        }
        query.matches_with(|font| {
            found = if has(font, letters) { take(taken, font) } else { None };
            if found.is_some() { QueryStatus::Stop } else { QueryStatus::Continue }
        });
        found
    }

    /// The first of all fonts, by name, that has all letters.
    fn anywhere(&mut self, letters: &str) -> Option<Spare> {
        let mut names: Vec<String> = self.fonts.family_names().map(str::to_owned).collect();
        names.sort_unstable();
        names.iter().find_map(|name| self.among(letters, [QueryFamily::Named(name)], None))
    }
}

/// Whether a font has a drawn shape for every letter that needs one.
fn has(font: &QueryFont, letters: &str) -> bool {
    let Ok(face) = FontRef::from_index(font.blob.as_ref(), font.index) else { return false };
    let (charmap, outlines) = (face.charmap(), face.outline_glyphs());
    letters.chars().filter(|c| !is_joiner(*c)).all(|letter| {
        let glyph = charmap.map(letter).filter(|glyph| glyph.to_u32() != 0);
        glyph.is_some_and(|glyph| outlines.get(glyph).is_some())
    })
}

/// Whether a character only says how its neighbours are drawn.
fn is_joiner(letter: char) -> bool {
    matches!(letter, '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Takes a font for good, once.
fn take(taken: &mut HashMap<(FamilyId, usize), Option<Spare>>, font: &QueryFont) -> Option<Spare> {
    *taken.entry(font.family).or_insert_with(|| {
        // The file stays mapped for as long as the program runs, as the window's fonts do.
        let file: &'static fontique::Blob<u8> = Box::leak(Box::new(font.blob.clone()));
        Spare::open(file.as_ref(), font.index)
    })
}

impl fmt::Debug for SystemFonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SystemFonts")
    }
}
