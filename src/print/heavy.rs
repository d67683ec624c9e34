//! Whether a small PDF unpacks to a mountain: looked at before a reader unpacks anything.
//!
//! Readers are forgiving: a packed part whose head or checksum is wrong is
//! unpacked all the same, and one may lie packed in another. So every part is
//! unpacked as far as it goes, in both ways in which it can begin, and what
//! comes out is looked at once more; it is counted and thrown away. The old
//! filters that can grow are counted by the most that they can hold.
//!
//! The parts of a locked PDF were packed before they were locked, and their
//! bytes say nothing. A reader unpacks them by itself only where objects may
//! lie in them; then they are counted by the most that so many bytes can hold.

use std::io::Read;

use flate2::read::DeflateDecoder;

use super::said::{names, parts, position};

/// The most that all packed parts of a PDF may hold together, in bytes.
const MAX_UNPACKED: u64 = 256 * 1024 * 1024;
/// The most bytes that are looked at for it: parts may be said to lie in one another without end.
const MAX_WORK: u64 = 512 * 1024 * 1024;
/// So often a part may be packed.
const MAX_LAYERS: usize = 3;
/// The most bytes that come of one that was packed (deflate).
const MOST_OF_ONE: u64 = 1032;
/// Filters that grow, and the most bytes that come of one.
const GROWING: &[(&[u8], u64)] = &[
    (b"LZWDecode", 2600),
    (b"LZW", 2600),
    (b"RunLengthDecode", 64),
    (b"RL", 64),
    (b"ASCII85Decode", 4),
    (b"A85", 4),
    (b"ASCIIHexDecode", 1),
    (b"AHx", 1),
];

/// Whether the packed parts hold more than any file of ours.
pub(super) fn is_too_heavy(pdf: &[u8]) -> bool {
    let mut left = Left { room: MAX_UNPACKED, work: MAX_WORK };
    left.counts_as_said(pdf).and_then(|()| left.takes_all(pdf)).is_none()
}

/// What may still be unpacked and looked at.
struct Left {
    room: u64,
    work: u64,
}

impl Left {
    /// Counts what can only be counted by what is said of it; nothing if that is too much.
    fn counts_as_said(&mut self, pdf: &[u8]) -> Option<()> {
        let parts = parts(pdf, usize::try_from(self.work).unwrap_or(usize::MAX))?;
        // Only such a list, or the name itself, has a reader look for objects in a part.
        let has_objects = parts.iter().any(|part| part.has(b"W") || part.has(b"ObjStm") || part.is_vague);
        let hides = has_objects && names(pdf, b"Encrypt");
        for part in &parts {
            let grows = GROWING.iter().filter(|(name, _)| part.has(name)).map(|(_, times)| *times).max();
            // The list itself is never locked.
            let hidden = hides && !part.has(b"W");
            if hidden && (part.layers() > 1 || part.is_vague) {
                return None;
            }
            let packed = hidden.then_some(if part.layers() > 0 { MOST_OF_ONE } else { 1 });
            if let Some(times) = grows.max(packed) {
                self.room = self.room.checked_sub((part.length as u64).checked_mul(times)?)?;
            }
        }
        Some(())
    }

    /// Unpacks whatever may be a part; nothing if that is too much.
    fn takes_all(&mut self, pdf: &[u8]) -> Option<()> {
        const BEGIN: &[u8] = b"stream";
        let mut at = 0;
        while let Some(found) = position(pdf.get(at..).unwrap_or(&[]), BEGIN) {
            at += found + BEGIN.len();
            let rest = pdf.get(at..).unwrap_or(&[]);
            let rest = rest.strip_prefix(b"\r").unwrap_or(rest);
            if let Some(packed) = rest.strip_prefix(b"\n") {
                self.layers(packed, &mut Vec::new())?;
            }
        }
        Some(())
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
