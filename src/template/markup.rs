//! The few signs a text may hold: `*italic*`, `[words](template:id)`, `{item: id}`.
//!
//! A backslash before `*`, `[`, `]`, `{`, `}` or another backslash takes its
//! meaning away. Taking apart never fails: a sign that is not closed stands as
//! it was written, and [`faults`] says where that happened.
//!
//! Not here: drawing, and what an item is called.

use std::ops::Range;

use crate::base::Id;

/// A stretch of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bit<'t> {
    /// Words as they are.
    Words(&'t str),
    /// Words in italics.
    Italic(&'t str),
    /// Words that lead to another worksheet.
    Link {
        /// The words.
        words: &'t str,
        /// The id of the template.
        template: &'t str,
    },
    /// An item of the same sheet: its words or its number, left out when it is hidden.
    Item(Id),
}

/// What is wrong with the signs of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A `*` that opens and is never closed.
    OpenItalic,
    /// `**` before a word, as other programs write bold letters.
    Doubled,
    /// A `[` with `](` that is no `[words](template:id)`.
    BadLink,
    /// A `{` that is no `{item: id}`.
    BadItem,
}

/// Takes a text apart, in order. Nothing is lost: what is no sign is words.
#[must_use]
pub fn bits(text: &str) -> Vec<Bit<'_>> {
    take_apart(text).0
}

/// What is wrong with the signs of a text, with the bytes they stand at.
#[must_use]
pub fn faults(text: &str) -> Vec<(Range<usize>, Fault)> {
    take_apart(text).1
}

/// Takes a text apart and leaves out the items that are not shown.
///
/// Brackets that would stand empty, as in "the answer ({item: V6})", go too.
#[must_use]
pub fn bits_shown<'t>(text: &'t str, shown: &dyn Fn(&Id) -> bool) -> Vec<Bit<'t>> {
    let mut bits = bits(text);
    let mut at = 0;
    while at < bits.len() {
        let hidden = matches!(&bits[at], Bit::Item(id) if !shown(id));
        if !hidden {
            at += 1;
            continue;
        }
        bits.remove(at);
        close_gap(&mut bits, at);
    }
    bits.retain(|bit| !matches!(bit, Bit::Words("") | Bit::Italic("")));
    bits
}

/// The words alone; `name` says what an item is called, or nothing if it is not shown.
#[must_use]
pub fn plain_with(text: &str, name: &dyn Fn(&Id) -> Option<String>) -> String {
    let mut plain = String::with_capacity(text.len());
    for bit in bits_shown(text, &|id| name(id).is_some()) {
        match bit {
            Bit::Words(words) | Bit::Italic(words) | Bit::Link { words, .. } => plain.push_str(words),
            Bit::Item(id) => plain.push_str(&name(&id).unwrap_or_default()),
        }
    }
    plain
}

/// The words alone, without items.
#[must_use]
pub fn plain(text: &str) -> String {
    plain_with(text, &|_| None)
}

/// A plain text with its signs taken away: [`plain`] gives it back.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '*' | '{' | '[' | '\\') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// A text as it stands in a field to be typed in: signs as they are written, and
/// what has no meaning for its backslash without that backslash.
#[must_use]
pub fn as_typed(text: &str) -> String {
    letters(text).into_iter().map(|(letter, _)| letter).collect()
}

/// The text after somebody has typed in its field: what is new stands for itself,
/// what was a sign before stays one, and what has lost its other half stands for itself.
#[must_use]
pub fn retyped(text: &str, typed: &str) -> String {
    let (old, new) = (letters(text), typed.chars().collect::<Vec<char>>());
    let same = old.iter().zip(&new).take_while(|((letter, _), c)| letter == *c).count();
    let rest = old.iter().skip(same).rev().zip(new.iter().skip(same).rev());
    let behind = rest.take_while(|((letter, _), c)| letter == *c).count();
    let start = same.checked_sub(1).and_then(|at| old.get(at)).map_or(0, |(_, range)| range.end);
    let end = old.get(old.len() - behind).map_or(text.len(), |(_, range)| range.start);
    let middle: String = new.iter().skip(same).take(new.len() - behind - same).collect();
    if start == end && middle.is_empty() {
        return text.to_owned();
    }
    let (before, after) = (text.get(..start).unwrap_or(""), text.get(end..).unwrap_or(""));
    let mut made = format!("{before}{}{after}", escaped(&middle));
    let mut open = faults(&made);
    while let Some((at, _)) = open.first() {
        made.insert(at.start, '\\');
        open = faults(&made);
    }
    made
}

/// The letters that are seen, each with the bytes it is written with.
fn letters(text: &str) -> Vec<(char, Range<usize>)> {
    let mut all = Vec::with_capacity(text.len());
    let mut signs = text.char_indices().peekable();
    while let Some((at, c)) = signs.next() {
        let meant = signs.peek().copied().filter(|(_, next)| c == '\\' && is_sign(*next));
        match meant {
            Some((place, sign)) => {
                signs.next();
                all.push((sign, at..place + sign.len_utf8()));
            }
            None => all.push((c, at..at + c.len_utf8())),
        }
    }
    all
}

/// Whether a backslash before it takes its meaning away.
const fn is_sign(c: char) -> bool {
    matches!(c, '*' | '[' | ']' | '{' | '}' | '\\')
}

/// The items that a text points at.
#[must_use]
pub fn items(text: &str) -> Vec<Id> {
    let is_item = |bit| match bit {
        Bit::Item(id) => Some(id),
        _ => None,
    };
    bits(text).into_iter().filter_map(is_item).collect()
}

/// The templates that a text leads to.
#[must_use]
pub fn links(text: &str) -> Vec<&str> {
    let is_link = |bit| match bit {
        Bit::Link { template, .. } => Some(template),
        _ => None,
    };
    bits(text).into_iter().filter_map(is_link).collect()
}

/// After an item was left out at `at`: takes empty brackets away, and one of two spaces.
fn close_gap(bits: &mut [Bit<'_>], at: usize) {
    let (before, after) = bits.split_at_mut(at);
    let (Some(Bit::Words(before) | Bit::Italic(before)), after) = (before.last_mut(), after.first_mut()) else {
        return;
    };
    let Some(Bit::Words(after) | Bit::Italic(after)) = after else {
        *before = before.trim_end();
        return;
    };
    if let (Some(open), Some(close)) = (before.strip_suffix('('), after.strip_prefix(')')) {
        (*before, *after) = (open, close);
    }
    let comes_close = after.starts_with(|c: char| c.is_whitespace() || ".,;:!?".contains(c)) || after.is_empty();
    if before.ends_with(' ') && comes_close {
        *before = before.trim_end();
    }
}

struct Taker<'t> {
    text: &'t str,
    bits: Vec<Bit<'t>>,
    faults: Vec<(Range<usize>, Fault)>,
    /// Where the words that are not yet a bit begin.
    from: usize,
    /// Where italics were opened.
    italic: Option<usize>,
}

fn take_apart(text: &str) -> (Vec<Bit<'_>>, Vec<(Range<usize>, Fault)>) {
    let mut taker = Taker { text, bits: Vec::new(), faults: Vec::new(), from: 0, italic: None };
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at) {
        at = match byte {
            b'\\' => taker.backslash(at),
            b'*' => taker.star(at),
            b'[' => taker.link(at),
            b'{' => taker.item(at),
            _ => at + 1,
        };
    }
    taker.words_to(text.len());
    if let Some(open) = taker.italic {
        taker.faults.push((open..open + 1, Fault::OpenItalic));
    }
    taker.faults.sort_by_key(|(range, _)| range.start);
    (taker.bits, taker.faults)
}

impl<'t> Taker<'t> {
    fn rest(&self, at: usize) -> &'t str {
        self.text.get(at..).unwrap_or("")
    }

    /// Makes a bit of the words up to `at`.
    fn words_to(&mut self, at: usize) {
        let words = self.text.get(self.from..at).unwrap_or("");
        if !words.is_empty() {
            self.bits.push(if self.italic.is_some() { Bit::Italic(words) } else { Bit::Words(words) });
        }
        self.from = at;
    }

    fn backslash(&mut self, at: usize) -> usize {
        match self.rest(at + 1).chars().next() {
            Some(sign) if is_sign(sign) => {
                self.words_to(at);
                self.from = at + 1;
                at + 1 + sign.len_utf8()
            }
            _ => at + 1,
        }
    }

    fn star(&mut self, at: usize) -> usize {
        let before = self.text.get(..at).and_then(|t| t.chars().next_back());
        let after = self.rest(at + 1).chars().next();
        if self.italic.is_none()
            && let Some(end) = self.doubled(at)
        {
            self.faults.push((at..at + 2, Fault::Doubled));
            return end;
        }
        if self.italic.is_some() {
            if before.is_some_and(char::is_whitespace) {
                return at + 1;
            }
            self.words_to(at);
            self.italic = None;
            self.from = at + 1;
        } else if after.is_some_and(|c| !c.is_whitespace()) {
            if !self.closes(at + 1) {
                self.faults.push((at..at + 1, Fault::OpenItalic));
                return at + 1;
            }
            self.words_to(at);
            self.italic = Some(at);
            self.from = at + 1;
        }
        at + 1
    }

    /// The end of what stands between `**` and `**`.
    fn doubled(&self, at: usize) -> Option<usize> {
        let words = self.rest(at).strip_prefix("**")?;
        let end = words.find("**").filter(|end| *end > 0)?;
        let whole = !words.starts_with(|c: char| c == '*' || c.is_whitespace());
        whole.then_some(at + 2 + end + 2)
    }

    /// Whether a `*` that closes follows.
    fn closes(&self, from: usize) -> bool {
        let mut before = '*';
        for c in self.rest(from).chars() {
            if c == '*' && before != '\\' && before != '*' && !before.is_whitespace() {
                return true;
            }
            before = c;
        }
        false
    }

    fn link(&mut self, at: usize) -> usize {
        let rest = self.rest(at + 1);
        let Some((words, target)) = rest.split_once("](").filter(|(words, _)| !words.contains(['[', '\n'])) else {
            return at + 1;
        };
        let target_end = target.find([')', '\n', ' ']).filter(|end| target[*end..].starts_with(')'));
        let id = target_end.and_then(|end| target[..end].strip_prefix("template:"));
        let (Some(end), Some(template), false) = (target_end, id, words.is_empty()) else {
            let end = at + 1 + words.len() + 2 + target_end.map_or(0, |end| end + 1);
            self.faults.push((at..end, Fault::BadLink));
            return at + 1;
        };
        if Id::parse(template).is_err() {
            let start = at + 1 + words.len() + 2;
            self.faults.push((start..start + end, Fault::BadLink));
            return at + 1;
        }
        self.words_to(at);
        self.bits.push(Bit::Link { words, template });
        self.from = at + 1 + words.len() + 2 + end + 1;
        self.from
    }

    fn item(&mut self, at: usize) -> usize {
        let rest = self.rest(at + 1);
        let end = rest.find(['}', '{', '\n']).filter(|end| rest[*end..].starts_with('}'));
        let id = end.and_then(|end| rest[..end].trim_start().strip_prefix("item:")).map(str::trim);
        let Some((end, Ok(id))) = end.zip(id.map(Id::parse)) else {
            self.faults.push((at..at + 1 + end.map_or(0, |end| end + 1), Fault::BadItem));
            return at + 1;
        };
        self.words_to(at);
        self.bits.push(Bit::Item(id));
        self.from = at + 1 + end + 1;
        self.from
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_comes_apart_into_words_italics_links_and_items() {
        let text = "Go on in [Context](template:context-and-differences), *or* see {item: V6}.";
        let apart = vec![
            Bit::Words("Go on in "),
            Bit::Link { words: "Context", template: "context-and-differences" },
            Bit::Words(", "),
            Bit::Italic("or"),
            Bit::Words(" see "),
            Bit::Item(Id::known("V6")),
            Bit::Words("."),
        ];
        assert_eq!(bits(text), apart);
        assert_eq!(faults(text), []);
    }

    #[test]
    fn a_star_that_is_no_sign_stays_a_star() {
        assert_eq!(bits("5 * 3"), [Bit::Words("5 * 3")]);
        assert_eq!(plain(r"\*so\*"), "*so*");
        assert_eq!(faults("5 * 3"), []);
    }

    #[test]
    fn a_plain_text_comes_back_through_its_signs() {
        for text in ["*a* {item: b} [c](template:d)", r"\\*\", "a \\", "[x] {y", "5 * 3"] {
            assert_eq!(plain(&escaped(text)), text);
            assert_eq!(faults(&escaped(text)), []);
        }
    }

    #[test]
    fn what_is_typed_stands_for_itself_and_what_was_a_sign_stays_one() {
        for typed in ["5 * 3 *so*", "{x}", "[a](b)", r"C:\notes\", "say \"no\"", r"\*", "{item: V6}", "**b**"] {
            let made = retyped("", typed);
            assert_eq!((plain(&made).as_str(), faults(&made)), (typed, vec![]), "{made}");
            assert_eq!(as_typed(&made), typed);
            // A letter at a time comes to the same.
            let ends = typed.char_indices().map(|(at, c)| at + c.len_utf8());
            let slowly = ends.fold(String::new(), |text, end| retyped(&text, &typed[..end]));
            assert_eq!(plain(&slowly), typed, "{slowly}");
        }
        let text = "What *helped* in {item: V6}?";
        assert_eq!(as_typed(text), text);
        assert_eq!(retyped(text, text), text);
        assert_eq!(retyped(text, "What *really helped* in {item: V6}?"), "What *really helped* in {item: V6}?");
        assert_eq!(retyped(text, "What *helped* in {item: V6}? *So*"), r"What *helped* in {item: V6}? \*So\*");
        // What has lost its other half stands for itself.
        assert_eq!(retyped(text, "What *helped in {item: V6}?"), r"What \*helped in {item: V6}?");
        assert_eq!(plain(&retyped(text, "What *helped* in {item V6}?")), "What helped in {item V6}?");
    }

    #[test]
    fn what_is_not_closed_is_found_where_it_opened_and_stays_as_written() {
        assert_eq!(faults("a *b c"), [(2..3, Fault::OpenItalic)]);
        assert_eq!(faults("a **b c** d"), [(2..4, Fault::Doubled)]);
        assert_eq!(faults("a {item V6} b"), [(2..11, Fault::BadItem)]);
        assert_eq!(faults("[x](http://y)"), [(0..13, Fault::BadLink)]);
        assert_eq!(plain("a *b {c [d"), "a *b {c [d");
    }

    #[test]
    fn an_item_that_is_left_out_takes_its_brackets_along() {
        assert_eq!(plain("What does the answer ({item: V6}) add?"), "What does the answer add?");
        assert_eq!(plain("Compare {item: V6}, please"), "Compare, please");
        let named = plain_with("What does the answer ({item: V6}) add?", &|id| Some(format!("question {id}")));
        assert_eq!(named, "What does the answer (question V6) add?");
    }
}
