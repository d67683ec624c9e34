//! A finished document to bytes: objects packed together, and the list of where they stand.
//!
//! lopdf packs a hundred objects at a time and leaves the list unpacked; a
//! form of a few pages has a thousand small objects, much alike. Packed by
//! the five hundred, and the list by its differences, they take half the room.

use std::io::Write as _;

use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Document, ObjectStreamConfig, SaveOptions};

use super::PrintError;

/// How many objects are packed together.
const TOGETHER: usize = 500;
/// Bytes of an entry of the list, as lopdf writes it: kind, place, number.
const ENTRY: usize = 7;

/// The bytes of a document.
///
/// # Errors
/// [`PrintError::Skeleton`] if it cannot be written.
pub(super) fn packed(mut pdf: Document) -> Result<Vec<u8>, PrintError> {
    pdf.renumber_objects();
    let options = SaveOptions {
        use_object_streams: true,
        use_xref_streams: true,
        object_stream_config: ObjectStreamConfig { max_objects_per_stream: TOGETHER, compression_level: 9 },
        ..SaveOptions::default()
    };
    let mut bytes = Vec::new();
    pdf.save_with_options(&mut bytes, options).map_err(|_| PrintError::Skeleton)?;
    Ok(with_packed_list(&bytes).unwrap_or(bytes))
}

/// The same file with the list at its end packed; nothing if it does not end as expected.
fn with_packed_list(bytes: &[u8]) -> Option<Vec<u8>> {
    let tail = rfind(bytes, b"\nstartxref\n")?;
    let begin: usize = std::str::from_utf8(bytes.get(tail + 11..)?).ok()?.lines().next()?.parse().ok()?;
    let list = bytes.get(begin..tail)?;
    let said = rfind(list, b"/Length ")?;
    let digits = list.get(said + 8..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let length: usize = std::str::from_utf8(list.get(said + 8..said + 8 + digits)?).ok()?.parse().ok()?;
    let head = said + list.get(said..)?.windows(7).position(|seven| seven == b"stream\n")? + 7;
    let entries = list.get(head..head + length)?;
    if !list.get(head + length..)?.trim_ascii_start().starts_with(b"endstream") || !length.is_multiple_of(ENTRY) {
        return None;
    }
    let packed = differences(entries)?;
    let mut out = bytes.get(..begin + said)?.to_vec();
    write!(out, "/Length {}/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns {ENTRY}>>", packed.len()).ok()?;
    out.extend_from_slice(list.get(said + 8 + digits..head)?);
    out.extend_from_slice(&packed);
    out.extend_from_slice(list.get(head + length..)?);
    out.extend_from_slice(bytes.get(tail..)?);
    Some(out)
}

/// Each entry as what it differs by from the one above (PNG's *up*), packed.
fn differences(entries: &[u8]) -> Option<Vec<u8>> {
    let mut above = [0_u8; ENTRY];
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    for entry in entries.chunks_exact(ENTRY) {
        let own: Vec<u8> = entry.iter().zip(above).map(|(byte, above)| byte.wrapping_sub(above)).collect();
        encoder.write_all(&[2]).ok()?;
        encoder.write_all(&own).ok()?;
        above.copy_from_slice(entry);
    }
    encoder.finish().ok()
}

fn rfind(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).rposition(|here| here == wanted)
}
