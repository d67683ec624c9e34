//! What a PDF says of its packed parts: where each begins, and how it was packed.
//!
//! Whatever may be read as the beginning of a part is looked at, wherever it
//! stands: lists of places may point anywhere. What is said is not believed;
//! it is counted against what we are ready to read (`heavy`).

/// A packed part, as its dictionary says.
#[derive(Debug, Default)]
pub(super) struct Part {
    /// All names in its dictionary.
    names: Vec<Vec<u8>>,
    /// How many bytes it has, at the most.
    pub length: usize,
    /// Whether its kind or how it was packed is said in another place.
    pub is_vague: bool,
}

/// Ways of packing, in full and shortened (ISO 32000-1, tables 6 and 94).
const FILTERS: [&[u8]; 16] = [
    b"FlateDecode",
    b"Fl",
    b"LZWDecode",
    b"LZW",
    b"RunLengthDecode",
    b"RL",
    b"ASCII85Decode",
    b"A85",
    b"ASCIIHexDecode",
    b"AHx",
    b"CCITTFaxDecode",
    b"CCF",
    b"DCTDecode",
    b"DCT",
    b"JBIG2Decode",
    b"JPXDecode",
];

impl Part {
    /// Whether its dictionary has this name.
    pub fn has(&self, name: &[u8]) -> bool {
        self.names.iter().any(|own| own == name)
    }

    /// How often it was packed, if what is said is all.
    pub fn layers(&self) -> usize {
        self.names.iter().filter(|name| FILTERS.contains(&name.as_slice())).count()
    }
}

/// All that may be read as a packed part; nothing if there is more than so many bytes to look at.
pub(super) fn parts(pdf: &[u8], mut work: usize) -> Option<Vec<Part>> {
    const BEGIN: &[u8] = b"obj";
    let (mut parts, mut at) = (Vec::new(), 0);
    while let Some(found) = position(pdf.get(at..).unwrap_or(&[]), BEGIN) {
        at += found + BEGIN.len();
        let mut tokens = Tokens(pdf.get(at..).unwrap_or(&[]));
        let before = tokens.0.len();
        let part = tokens.part();
        work = work.checked_sub(before - tokens.0.len())?;
        let Some(mut part) = part else { continue };
        let ends = position(tokens.0, b"endstream").unwrap_or(tokens.0.len());
        part.length = part.length.max(ends).min(tokens.0.len());
        work = work.checked_sub(ends)?;
        parts.push(part);
    }
    Some(parts)
}

/// Whether a name stands anywhere, with letters or with numbers for them.
pub(super) fn names(pdf: &[u8], name: &[u8]) -> bool {
    position(&unescaped(pdf), name).is_some()
}

/// A word of a PDF's own language.
enum Token<'p> {
    Open,
    Close,
    Name(Vec<u8>),
    Word(&'p [u8]),
    Other,
}

/// What is still to be read.
struct Tokens<'p>(&'p [u8]);

impl<'p> Tokens<'p> {
    /// A dictionary with a packed part behind it.
    fn part(&mut self) -> Option<Part> {
        let Token::Open = self.next()? else { return None };
        let (mut part, mut depth, mut key) = (Part::default(), 1, Vec::new());
        while depth > 0 {
            match self.next()? {
                Token::Open => depth += 1,
                Token::Close => depth -= 1,
                Token::Name(name) => {
                    part.names.push(name.clone());
                    key = name;
                    continue;
                }
                Token::Word(word) => match key.as_slice() {
                    b"Length" => part.length = std::str::from_utf8(word).ok()?.parse().unwrap_or(usize::MAX),
                    b"Filter" | b"F" | b"Type" => part.is_vague = true,
                    _ => {}
                },
                Token::Other => continue,
            }
            // Of a length in another place the first number is not the last word.
            if key != b"Length" {
                key.clear();
            }
        }
        match self.next()? {
            Token::Word(word) if word.starts_with(b"stream") => Some(part),
            _ => None,
        }
    }

    fn next(&mut self) -> Option<Token<'p>> {
        self.skip_space();
        let (first, after) = self.0.split_first()?;
        match (first, after.first()) {
            (b'<', Some(b'<')) => self.take(2, Token::Open),
            (b'>', Some(b'>')) => self.take(2, Token::Close),
            (b'<', _) => match after.iter().position(|byte| *byte == b'>') {
                Some(end) => self.take(end + 2, Token::Other),
                None => self.nothing_more(),
            },
            (b'(', _) => self.skip_words(),
            (b'/', _) => {
                let end = after.iter().position(|byte| ends_word(*byte)).unwrap_or(after.len());
                let name = unescaped(after.get(..end)?);
                self.take(end + 1, Token::Name(name))
            }
            (byte, _) if ends_word(*byte) => self.take(1, Token::Other),
            _ => {
                let end = self.0.iter().position(|byte| ends_word(*byte)).unwrap_or(self.0.len());
                let word = self.0.get(..end)?;
                self.take(end, Token::Word(word))
            }
        }
    }

    fn take(&mut self, count: usize, token: Token<'p>) -> Option<Token<'p>> {
        self.0 = self.0.get(count..)?;
        Some(token)
    }

    /// White space and remarks.
    fn skip_space(&mut self) {
        while let Some((first, after)) = self.0.split_first() {
            match first {
                b'%' => {
                    let end = after.iter().position(|byte| matches!(byte, b'\r' | b'\n')).unwrap_or(after.len());
                    self.0 = after.get(end..).unwrap_or(&[]);
                }
                0 | b'\t' | b'\n' | 12 | b'\r' | b' ' => self.0 = after,
                _ => return,
            }
        }
    }

    /// Words in brackets, which may hold brackets.
    fn skip_words(&mut self) -> Option<Token<'p>> {
        let (mut depth, mut escaped) = (0_usize, false);
        for (at, byte) in self.0.iter().enumerate() {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'(' => depth += 1,
                b')' if depth == 1 => return self.take(at + 1, Token::Other),
                b')' => depth -= 1,
                _ => {}
            }
        }
        self.nothing_more()
    }

    /// The end was sought in vain: all that was looked through is counted.
    fn nothing_more(&mut self) -> Option<Token<'p>> {
        self.0 = &[];
        None
    }
}

const fn ends_word(byte: u8) -> bool {
    matches!(
        byte,
        0 | b'\t' | b'\n' | 12 | b'\r' | b' ' | b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
    )
}

/// Names may be written with any letter as `#` and its number.
fn unescaped(said: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(said.len());
    let mut rest = said;
    while let Some((first, after)) = rest.split_first() {
        let number = || u8::from_str_radix(std::str::from_utf8(after.get(..2)?).ok()?, 16).ok();
        match if *first == b'#' { number() } else { None } {
            Some(letter) => {
                plain.push(letter);
                rest = after.get(2..).unwrap_or(&[]);
            }
            None => {
                plain.push(*first);
                rest = after;
            }
        }
    }
    plain
}

pub(super) fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|here| here == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_looked_through_in_vain_is_counted_each_time() {
        for part in [&b"obj<<("[..], b"obj<<<"] {
            let pdf = part.repeat(2_000);
            assert!(parts(&pdf, pdf.len() * 10).is_none(), "its end is sought 2,000 times");
            assert!(parts(&pdf, pdf.len() * 2_100).is_some(), "no more than that is counted");
        }
    }
}
