//! Where a word may be parted at the end of a line, by the rules of its language.

use hypher::Lang;
use unicode_segmentation::UnicodeSegmentation;

/// The longest word, in bytes, that is hyphenated by rule; beyond it stands no word.
const LONGEST: usize = 200;

/// The rules of a language such as `en`; nothing where there are none here.
pub(super) fn language(code: &str) -> Option<Lang> {
    code.as_bytes().first_chunk::<2>().copied().and_then(Lang::from_iso)
}

/// Where the syllables of the words in a text end, but for the last of each word.
pub(super) fn ends(text: &str, language: Lang) -> impl Iterator<Item = usize> {
    let fits = |word: &str| word.len() <= LONGEST && word.chars().all(char::is_alphabetic);
    let words = text.unicode_word_indices().filter(move |(_, word)| fits(word));
    words.flat_map(move |(start, word)| {
        let mut at = start;
        let ends: Vec<usize> = hypher::hyphenate(word, language)
            .map(|syllable| {
                at += syllable.len();
                at
            })
            .collect();
        let inner = ends.len().saturating_sub(1);
        ends.into_iter().take(inner)
    })
}

/// The same words with those that do not fit parted over lines, as on paper: *überwie-* and *gend*.
#[must_use]
pub fn parted(words: &str, code: &str, fits: impl Fn(&str) -> bool) -> String {
    let Some(language) = language(code) else { return words.to_owned() };
    let part = |word: &str| {
        let (mut done, mut rest) = (String::new(), word);
        while !fits(rest) {
            let syllables = ends(rest, language).filter(|at| fits(&format!("{}-", &rest[..*at])));
            let Some(at) = syllables.last() else { break };
            done.extend([&rest[..at], "-\n"]);
            rest = &rest[at..];
        }
        done + rest
    };
    words.split(' ').map(part).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::parted;

    #[test]
    fn only_a_word_that_does_not_fit_is_parted_and_where_its_language_allows() {
        let parted = |words, code| parted(words, code, |line: &str| line.chars().count() <= 8);
        assert_eq!(parted("Trifft überwiegend zu", "de"), "Trifft überwie-\ngend zu");
        assert_eq!(parted("zdecydowanie tak", "pl"), "zdecydo-\nwanie tak");
        assert_eq!(parted("Trifft zu", "de"), "Trifft zu");
        assert_eq!(parted("überwiegend", "xx"), "überwiegend", "no rules, no guess");
        assert_eq!(parted("mmmmmmmmmmmm", "de"), "mmmmmmmmmmmm", "no syllable, no end");
    }
}
