//! The words in a worksheet: for cards, for the search, for *kept words*.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::{Answer, Outcome, Pick, Worksheet};
use crate::template::Kind;

/// At most so many letters of somebody's words stand on a card.
const ON_A_CARD: usize = 280;

/// The writer's own first words, for the card in the library; empty if there are none.
///
/// No more than a card shows: the lists of thousands of sheets hold them all.
#[must_use]
pub fn first_words<'s>(sheet: &'s Worksheet, outcome: &Outcome) -> &'s str {
    let items = sheet.template.items().map(|(_, item)| item);
    let own = items.filter(|item| {
        let text = matches!(item.kind, Kind::ShortText(_) | Kind::LongText(_) | Kind::Table(_));
        text && !item.for_supervisor && outcome.is_shown(item.id.as_str())
    });
    let mut words = own.flat_map(|item| words_of(sheet.content.answers.get(item.id.as_str())));
    let first = words.next().unwrap_or("").trim();
    first.char_indices().nth(ON_A_CARD).map_or(first, |(end, _)| &first[..end])
}

/// Everything that the search looks through, folded: title, words, comments.
#[must_use]
pub fn folded_text(sheet: &Worksheet) -> String {
    let items = sheet.template.items().flat_map(|(_, item)| words_of(sheet.content.answers.get(item.id.as_str())));
    let later = sheet.content.later.values().map(|later| later.text.as_str());
    let comments = sheet.review.comments.iter().flat_map(|comment| {
        std::iter::once(comment.text.as_str()).chain(comment.replies.iter().map(|reply| reply.text.as_str()))
    });
    let title = std::iter::once(sheet.template.title.as_str());
    let former = sheet.content.former.values().flat_map(|former| [former.words.as_str(), former.later.as_str()]);
    let parts: Vec<&str> = title.chain(items).chain(later).chain(former).chain(comments).collect();
    folded(&parts.join("\n"))
}

/// A text without case and accents, so that *cafe* finds *Café*.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().flat_map(char::to_lowercase) {
        match c {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'þ' => folded.push_str("th"),
            'ı' => folded.push('i'),
            'ς' => folded.push('σ'),
            '’' => folded.push('\''),
            c if is_combining_mark(c) => {}
            c => folded.push(c),
        }
    }
    folded
}

/// The words that somebody wrote in an answer: texts, own words, cells; never empty ones.
#[must_use]
pub fn words_of(answer: &Answer) -> Box<dyn Iterator<Item = &str> + '_> {
    let words: Box<dyn Iterator<Item = &str>> = match answer {
        Answer::Text(text) => Box::new(std::iter::once(text.as_str())),
        Answer::One(_) | Answer::Many(_) => Box::new(answer.picks().iter().filter_map(|pick| match pick {
            Pick::Other(words) => Some(words.as_str()),
            Pick::Id(_) => None,
        })),
        Answer::Drawn(drawn) => Box::new(std::iter::once(drawn.words.as_str())),
        Answer::Rows(rows) => Box::new(rows.iter().flat_map(|row| row.cells.values()).flat_map(words_of)),
        _ => Box::new(std::iter::empty()),
    };
    Box::new(words.filter(|words| !words.trim().is_empty()))
}
