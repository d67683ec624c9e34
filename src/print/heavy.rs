//! Whether a small PDF unpacks to a mountain: looked at before a reader unpacks anything.
//!
//! Readers are forgiving: a packed part whose head or checksum is wrong is
//! unpacked all the same, and one may lie packed in another. So every part is
//! unpacked as far as it goes, in both ways in which it can begin, and what
//! comes out is looked at once more; it is counted and thrown away. The old
//! filters that can grow are counted by the most that they can hold.
//!
//! Not here: parts that are encrypted, whose bytes say nothing yet.

use std::io::Read;

use flate2::read::DeflateDecoder;

/// The most that all packed parts of a PDF may hold together, in bytes.
const MAX_UNPACKED: u64 = 256 * 1024 * 1024;
/// The most bytes that are looked at for it: parts may be said to lie in one another without end.
const MAX_WORK: u64 = 512 * 1024 * 1024;
/// So often a part may be packed.
const MAX_LAYERS: usize = 3;
/// So far before a part lies what says how it is packed.
const DICTIONARY: usize = 4096;
/// Filters that grow, and the most bytes that come of one.
const GROWING: &[(&[u8], u64)] = &[
    (b"LZW", 2600),
    (b"RunLengthDecode", 64),
    (b"/RL", 64),
    (b"ASCII85Decode", 4),
    (b"/A85", 4),
    (b"ASCIIHexDecode", 1),
    (b"/AHx", 1),
];

/// Whether the packed parts hold more than any file of ours.
pub(super) fn is_too_heavy(pdf: &[u8]) -> bool {
    const BEGIN: &[u8] = b"stream";
    let mut left = Left { room: MAX_UNPACKED, work: MAX_WORK };
    let mut at = 0;
    while let Some(found) = position(pdf.get(at..).unwrap_or(&[]), BEGIN) {
        let said = pdf.get((at + found).saturating_sub(DICTIONARY)..at + found).unwrap_or(&[]);
        at += found + BEGIN.len();
        let rest = pdf.get(at..).unwrap_or(&[]);
        let rest = rest.strip_prefix(b"\r").unwrap_or(rest);
        let Some(packed) = rest.strip_prefix(b"\n") else { continue };
        if left.takes(packed, said).is_none() {
            return true;
        }
    }
    false
}

/// What may still be unpacked and looked at.
struct Left {
    room: u64,
    work: u64,
}

impl Left {
    /// Counts a part; nothing if that is too much.
    fn takes(&mut self, packed: &[u8], said: &[u8]) -> Option<()> {
        if let Some(times) = growth(said) {
            let length = position(packed, b"endstream").unwrap_or(packed.len()) as u64;
            self.room = self.room.checked_sub(length.checked_mul(times)?)?;
        }
        self.layers(packed, &mut Vec::new())
    }

    /// Unpacks so many layers, and whatever may lie packed in the innermost.
    fn layers(&mut self, packed: &[u8], skips: &mut Vec<usize>) -> Option<()> {
        // With the two bytes of a head before it, or without.
        for skip in [0, 2] {
            skips.push(skip);
            let held = self.unpack(packed, skips)?;
            if held > 0 && skips.len() < MAX_LAYERS {
                self.layers(packed, skips)?;
            }
            let _last = skips.pop();
        }
        Some(())
    }

    /// How much comes out before the end or the first fault.
    fn unpack(&mut self, packed: &[u8], skips: &[usize]) -> Option<u64> {
        let mut looked_at = Counted { of: packed, count: 0 };
        let held = {
            let mut reader: Box<dyn Read + '_> = Box::new(&mut looked_at);
            for skip in skips {
                let mut head = [0; 2];
                if reader.read_exact(head.get_mut(..*skip)?).is_err() {
                    return Some(0);
                }
                reader = Box::new(DeflateDecoder::new(reader));
            }
            let mut chunk = vec![0; 32 * 1024];
            let mut held = 0_u64;
            // What was unpacked before a fault has been unpacked.
            while let Ok(count @ 1..) = reader.read(&mut chunk) {
                held += count as u64;
                if held > self.room {
                    return None;
                }
            }
            held
        };
        self.room -= held;
        self.work = self.work.checked_sub(looked_at.count)?;
        Some(held)
    }
}

/// How much a part may grow, by what is said of it.
fn growth(said: &[u8]) -> Option<u64> {
    let said = said.get(said.windows(3).rposition(|three| three == b"obj").unwrap_or(0)..)?;
    GROWING.iter().filter(|(name, _)| position(&unescaped(said), name).is_some()).map(|(_, times)| *times).max()
}

/// Names may be written with any letter as `#` and its number.
fn unescaped(said: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(said.len());
    let mut rest = said;
    while let Some((first, after)) = rest.split_first() {
        let number = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        match number.and_then(|number| u8::from_str_radix(number, 16).ok()).filter(|_| *first == b'#') {
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

fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|here| here == wanted)
}

/// Bytes, and how many of them were looked at.
struct Counted<'b> {
    of: &'b [u8],
    count: u64,
}

impl Read for Counted<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let count = self.of.read(into)?;
        self.count += count as u64;
        Ok(count)
    }
}
