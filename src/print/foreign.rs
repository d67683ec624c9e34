//! PDFs that come from outside: ours again, perhaps from another viewer.
//!
//! Only the file that we put in and the values of fields are taken out, and
//! only where our mark stands. Everything is read with hayro's syntax crate, under
//! hard limits; nothing is drawn, run or followed. The time limit and the
//! thread are the shell's.
//!
//! **Invariant:** no bytes make this panic or take more memory than the
//! limits allow (`tests/pages/carried.rs`).

use std::{fmt, io::Read, sync::Arc};

use flate2::read::ZlibDecoder;
use hayro_syntax::{
    DecryptionError, Filter, LoadPdfError, Pdf,
    object::{Array, Dict, Name, Stream, String as PdfString},
};

use super::{heavy, proof::decoded};
use crate::t;

/// The name under which our mark stands.
pub const MARK: &str = "Attune";
/// The greatest size of a PDF that is read, in bytes.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;
/// The most objects of a PDF that is read.
pub const MAX_OBJECTS: usize = 20_000;
/// How long reading may take, in seconds.
pub const MAX_SECS: u64 = 10;
/// The greatest size of a file inside, unpacked, in bytes.
const MAX_INSIDE: usize = 32 * 1024 * 1024;
/// How deep lists of files may be nested.
const MAX_DEPTH: usize = 6;

/// Why nothing was taken from a PDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// It is no PDF, or one that cannot be read.
    Unreadable,
    /// It is larger than [`MAX_BYTES`], [`MAX_OBJECTS`] or what it unpacks to may be.
    TooMuch,
    /// Reading it took longer than [`MAX_SECS`].
    TooLong,
    /// It is locked with a passphrase, and the right one was not given.
    Locked,
    /// It does not carry our mark.
    NotOurs,
    /// It is ours, but what it carried is gone or altered.
    Damaged,
}

/// What was in a PDF of ours.
pub struct Brought {
    /// The bytes of the worksheet's file.
    pub worksheet: Vec<u8>,
    /// What the fields hold, by name; none if it has no fields to fill in.
    pub fields: Option<Vec<(String, String)>>,
}

/// Whether bytes begin as a PDF does.
#[must_use]
pub fn is_pdf(bytes: &[u8]) -> bool {
    bytes.get(..1024.min(bytes.len())).is_some_and(|head| head.windows(5).any(|five| five == b"%PDF-"))
}

/// Takes out of a PDF what we put in.
///
/// # Errors
/// [`Foreign`]; the PDF is left alone.
pub fn bring(pdf: Arc<Vec<u8>>, passphrase: &str) -> Result<Brought, Foreign> {
    if !is_pdf(&pdf) {
        return Err(Foreign::Unreadable);
    }
    if pdf.len() > MAX_BYTES || heavy::is_too_heavy(&pdf) {
        return Err(Foreign::TooMuch);
    }
    let book = Pdf::new_with_password(pdf, passphrase).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Foreign::Locked,
        _ => Foreign::Unreadable,
    })?;
    if book.len() > MAX_OBJECTS {
        return Err(Foreign::TooMuch);
    }
    let catalog: Dict<'_> = book.xref().get(book.xref().root_id()).ok_or(Foreign::Unreadable)?;
    let marked = catalog.get::<Dict<'_>>("PieceInfo").is_some_and(|pieces| pieces.contains_key(MARK));
    if !marked {
        return Err(Foreign::NotOurs);
    }
    let all = files(&book);
    let worksheet = all.iter().find(|(name, _)| name == "worksheet.ron").map(|(_, file)| file);
    let worksheet = worksheet.and_then(|file| unpacked(file, MAX_INSIDE)).ok_or(Foreign::Damaged)?;
    let form = catalog.get::<Dict<'_>>("AcroForm").and_then(|form| form.get::<Array<'_>>("Fields"));
    let mut found = Found { values: Vec::new(), room: MAX_INSIDE };
    let fields = match form {
        Some(form) => {
            found.read(&form, &Above::default(), MAX_DEPTH).ok_or(Foreign::TooMuch)?;
            Some(found.values)
        }
        None => None,
    };
    Ok(Brought { worksheet, fields })
}

/// Whether a PDF opens with this passphrase.
pub(super) fn opens(pdf: &Arc<Vec<u8>>, passphrase: &str) -> bool {
    Pdf::new_with_password(Arc::clone(pdf), passphrase).is_ok()
}

/// The files inside, by name.
pub(super) fn files(book: &Pdf) -> Vec<(String, Stream<'_>)> {
    let catalog: Option<Dict<'_>> = book.xref().get(book.xref().root_id());
    let names = catalog.and_then(|catalog| catalog.get::<Dict<'_>>("Names")?.get::<Dict<'_>>("EmbeddedFiles"));
    let mut found = Vec::new();
    if let Some(names) = names {
        listed(&names, MAX_DEPTH, &mut found);
    }
    found
}

/// The files of a list of names, or of the lists under it.
fn listed<'a>(names: &Dict<'a>, depth: usize, found: &mut Vec<(String, Stream<'a>)>) {
    if let Some(own) = names.get::<Array<'a>>("Names") {
        let mut entries = own.flex_iter();
        while let Some(name) = entries.next::<PdfString<'a>>() {
            let Some(file) = entries.next::<Dict<'a>>() else { break };
            let Some(inside) = file.get::<Dict<'a>>("EF") else { continue };
            if let Some(stream) = inside.get::<Stream<'a>>("UF").or_else(|| inside.get("F")) {
                found.push((decoded(name.as_bytes()), stream));
            }
            if found.len() > 100 {
                return;
            }
        }
    }
    if let (Some(below), Some(depth)) = (names.get::<Array<'a>>("Kids"), depth.checked_sub(1)) {
        for names in below.iter::<Dict<'a>>().take(100) {
            listed(&names, depth, found);
        }
    }
}

/// What a field inherits from the one above it.
#[derive(Clone, Default)]
struct Above {
    name: String,
    is_button: bool,
    value: Option<String>,
}

/// The values of fields as they are found.
struct Found {
    values: Vec<(String, String)>,
    /// How many bytes more they may hold: many fields may say that one long text is theirs.
    room: usize,
}

impl Found {
    /// The values of fields, and of the fields under them; nothing if they are too much.
    fn read(&mut self, fields: &Array<'_>, above: &Above, depth: usize) -> Option<()> {
        for field in fields.iter::<Dict<'_>>() {
            if self.values.len() >= MAX_OBJECTS {
                return None;
            }
            let mut own = above.clone();
            if let Some(part) = field.get::<PdfString<'_>>("T") {
                let dot = if own.name.is_empty() { "" } else { "." };
                own.name = format!("{}{dot}{}", own.name, words(part.as_bytes()));
            }
            if let Some(kind) = field.get::<Name<'_>>("FT") {
                own.is_button = kind.as_str() == "Btn";
            }
            own.value = value(&field, own.is_button, self.room)?.or(own.value);
            let holds = own.name.len() + own.value.as_ref().map_or(0, String::len);
            self.room = self.room.checked_sub(holds)?;
            match field.get::<Array<'_>>("Kids").zip(depth.checked_sub(1)) {
                Some((kids, depth)) if !own.is_button => self.read(&kids, &own, depth)?,
                _ => self.values.push((own.name, own.value.unwrap_or_default())),
            }
        }
        Some(())
    }
}

/// What a field holds: words, or the name of the state that a button is in; nothing at all if
/// it holds more than so many bytes.
fn value(field: &Dict<'_>, is_button: bool, most: usize) -> Option<Option<String>> {
    if is_button {
        return Some(state(field));
    }
    if let Some(text) = field.get::<PdfString<'_>>("V") {
        return (text.as_bytes().len() <= most).then(|| Some(words(text.as_bytes())));
    }
    // Long texts may stand in a stream.
    match field.get::<Stream<'_>>("V") {
        Some(stream) if is_packed_as_ours(&stream) => unpacked(&stream, most).map(|bytes| Some(words(&bytes))),
        Some(_) => Some(None),
        None => Some(None),
    }
}

/// The state that a button is in: said by itself, or shown by one of its circles.
///
/// Some programs write the state as words, and some say it only of the circle.
fn state(field: &Dict<'_>) -> Option<String> {
    let name = |dict: &Dict<'_>, key: &str| dict.get::<Name<'_>>(key).map(|state| state.as_str().to_owned());
    let said = field.get::<PdfString<'_>>("V").map(|said| words(said.as_bytes()).trim_start_matches('/').to_owned());
    let own = name(field, "V").or(said).or_else(|| name(field, "AS"));
    let on = |state: &String| state != "Off" && !state.is_empty();
    own.filter(on).or_else(|| {
        let kids = field.get::<Array<'_>>("Kids")?;
        kids.iter::<Dict<'_>>().filter_map(|kid| name(&kid, "AS")).find(on)
    })
}

/// The words of a text string: UTF-16 or UTF-8 with its mark, else PDF's own letters (ISO 32000-1, D.2).
fn words(bytes: &[u8]) -> String {
    const OWN: [char; 16] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜', '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄'];
    const MORE: [char; 15] = ['‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™', 'ﬁ', 'ﬂ', 'Ł', 'Œ'];
    const LAST: [char; 10] = ['Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{fffd}', '€'];
    if let Some(text) = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]) {
        return String::from_utf8_lossy(text).into_owned();
    }
    if bytes.starts_with(&[0xfe, 0xff]) {
        return decoded(bytes);
    }
    if let Some(text) = bytes.strip_prefix(&[0xff, 0xfe]) {
        let units = text.chunks(2).map(|pair| pair.iter().rev().fold(0, |unit, byte| unit << 8 | u16::from(*byte)));
        return char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    }
    let letter = |byte: &u8| match byte {
        0x18..=0x1f => OWN.get(usize::from(byte - 0x18)),
        0x80..=0x87 => OWN.get(usize::from(byte - 0x80) + 8),
        0x88..=0x96 => MORE.get(usize::from(byte - 0x88)),
        0x97..=0xa0 => LAST.get(usize::from(byte - 0x97)),
        _ => None,
    };
    bytes.iter().map(|byte| letter(byte).copied().unwrap_or(char::from(*byte))).collect()
}

/// Whether a stream is not packed at all, or as we pack.
fn is_packed_as_ours(file: &Stream<'_>) -> bool {
    match file.filters().as_slice() {
        [] => true,
        [Filter::FlateDecode] => !file.dict().contains_key("DecodeParms"),
        _ => false,
    }
}

/// The bytes of a file inside, if they are packed as we pack them and no more than so many.
pub(super) fn unpacked(file: &Stream<'_>, most: usize) -> Option<Vec<u8>> {
    if !is_packed_as_ours(file) {
        return None;
    }
    let raw = file.raw_data();
    let bytes = if file.filters().is_empty() {
        raw.into_owned()
    } else {
        let mut bytes = Vec::new();
        let _read = ZlibDecoder::new(&*raw).take(most as u64 + 1).read_to_end(&mut bytes).ok()?;
        bytes
    };
    (bytes.len() <= most).then_some(bytes)
}

impl Foreign {
    /// Whether a passphrase would help.
    #[must_use]
    pub fn is_locked(self) -> bool {
        self == Self::Locked
    }

    /// What to do about it.
    #[must_use]
    pub fn help(self) -> &'static str {
        match self {
            Self::Unreadable => t!("foreign-unreadable-help"),
            Self::TooMuch | Self::TooLong => t!("foreign-too-much-help"),
            Self::Locked => t!("foreign-locked-help"),
            Self::NotOurs => t!("foreign-not-ours-help"),
            Self::Damaged => t!("foreign-damaged-help"),
        }
    }
}

impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unreadable => t!("foreign-unreadable"),
            Self::TooMuch => t!("foreign-too-much"),
            Self::TooLong => t!("foreign-too-long"),
            Self::Locked => t!("foreign-locked"),
            Self::NotOurs => t!("foreign-not-ours"),
            Self::Damaged => t!("foreign-damaged"),
        })
    }
}

impl std::error::Error for Foreign {}

/// Never the bytes: they are answers.
impl fmt::Debug for Brought {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Brought({} bytes)", self.worksheet.len())
    }
}
