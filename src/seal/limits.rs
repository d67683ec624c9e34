//! What is looked at before the `age` library sees foreign bytes.
//!
//! Its parser takes time that grows with the square of the header: 64 KiB of
//! hostile header cost it 9 seconds. So the end of the header must lie within
//! the first 16 KiB, and it may name at most 20 readers.

use super::OpenFault;

/// The first line of every `age` file.
const FIRST_LINE: &[u8] = b"age-encryption.org/v1\n";
/// The line that ends the header begins so.
const LAST_LINE: &[u8] = b"\n--- ";
/// Each reader's part begins so.
const READER: &[u8] = b"\n-> ";
/// The header ends within so many bytes.
const HEADER_LIMIT: usize = 16 << 10;
/// The most readers a file may have.
const MOST_READERS: usize = 20;
/// The highest scrypt work factor that is accepted (1 GiB of memory).
pub(super) const MOST_WORK: u8 = 20;

/// Whether bytes say of themselves that they are a sealed file.
#[must_use]
pub fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(FIRST_LINE)
}

/// Refuses bytes that are no sealed file, or one that would keep us busy.
pub(super) fn look(bytes: &[u8]) -> Result<(), OpenFault> {
    if !bytes.starts_with(FIRST_LINE) {
        return Err(OpenFault::NotSealed);
    }
    let beginning = &bytes[..bytes.len().min(HEADER_LIMIT)];
    let end = find(beginning, LAST_LINE);
    let end = end.ok_or(if bytes.len() > HEADER_LIMIT { OpenFault::Hostile } else { OpenFault::Damaged })?;
    let readers = beginning[..end].windows(READER.len()).filter(|window| *window == READER).count();
    if readers > MOST_READERS { Err(OpenFault::Hostile) } else { Ok(()) }
}

fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    hay.windows(needle.len()).position(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(readers: usize, filler: usize) -> Vec<u8> {
        let mut bytes = FIRST_LINE.to_vec();
        for _ in 0..readers {
            bytes.extend_from_slice(b"-> X25519 AAAA\n");
            bytes.extend(std::iter::repeat_n(b'A', filler));
            bytes.push(b'\n');
        }
        bytes.extend_from_slice(b"--- AAAA\nrest");
        bytes
    }

    #[test]
    fn long_headers_many_readers_and_other_files_are_refused() {
        assert_eq!(look(&header(2, 43)), Ok(()));
        assert_eq!(look(&header(20, 43)), Ok(()));
        assert_eq!(look(&header(21, 43)), Err(OpenFault::Hostile));
        assert_eq!(look(&header(1, HEADER_LIMIT)), Err(OpenFault::Hostile));
        assert_eq!(look(b"age-encryption.org/v1\n-> X25519"), Err(OpenFault::Damaged));
        assert_eq!(look(b"<html>500"), Err(OpenFault::NotSealed));
        assert_eq!(look(b""), Err(OpenFault::NotSealed));
    }
}
