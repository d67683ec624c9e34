//! PDFs under a passphrase: AES-256, as ISO 32000-2 has it (V 5, R 6).
//!
//! What is locked is proved like any other: opened with the passphrase, read
//! glyph by glyph, and refused without it. The key is random and comes from
//! outside; so the same pages under the same passphrase are other bytes.

use std::{collections::BTreeMap, sync::Arc};

use lopdf::{
    Document, EncryptionState, EncryptionVersion, Object, Permissions,
    encryption::crypt_filters::{Aes256CryptFilter, CryptFilter},
    xref::XrefType,
};

use super::{Fault, NotProved, PrintError, ProofFailure, Proved, foreign, proof, write};
use crate::page::Pages;

/// The name of the filter for everything.
const FILTER: &[u8] = b"StdCF";

/// Writes pages under a passphrase and proves the bytes.
///
/// # Errors
/// [`NotProved`]; then there is no PDF.
pub fn prove_and_lock(pages: &Pages, passphrase: &str, key: &[u8; 32]) -> Result<Proved, NotProved> {
    let pdf = write(pages).map_err(NotProved::Print)?;
    let pdf = Arc::new(locked(&pdf, passphrase, key).ok_or(NotProved::Print(PrintError::Skeleton))?);
    let open = ProofFailure { page: None, item: None, fault: Fault::Unlocked };
    if foreign::opens(&pdf, "") {
        return Err(NotProved::Proof(open));
    }
    proof::proof_with(pages, &pdf, passphrase).map_err(NotProved::Proof)
}

/// The same bytes under a passphrase.
fn locked(pdf: &[u8], passphrase: &str, key: &[u8; 32]) -> Option<Vec<u8>> {
    let mut document = Document::load_mem(pdf).ok()?;
    let filter: Arc<dyn CryptFilter> = Arc::new(Aes256CryptFilter);
    let state = EncryptionState::try_from(EncryptionVersion::V5 {
        encrypt_metadata: true,
        crypt_filters: BTreeMap::from([(FILTER.to_vec(), filter)]),
        file_encryption_key: key,
        stream_filter: FILTER.to_vec(),
        string_filter: FILTER.to_vec(),
        owner_password: passphrase,
        user_password: passphrase,
        permissions: Permissions::all(),
    });
    document.encrypt(&state.ok()?).ok()?;
    // Nothing is packed with others, and the list of places says no more than that: a reader, ours
    // too, has nothing to unpack before it knows what is in it.
    document.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
    for of_packed in [&b"Type"[..], b"W", b"Index", b"Length", b"Filter", b"DecodeParms"] {
        let _gone = document.trailer.remove(of_packed);
    }
    complete(&mut document)?;
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).ok()?;
    Some(bytes)
}

/// Adds what some viewers insist on: the lengths of keys, and when the filter is used.
fn complete(document: &mut Document) -> Option<()> {
    let id = document.trailer.get(b"Encrypt").and_then(Object::as_reference).ok()?;
    let dict = document.get_dictionary_mut(id).ok()?;
    dict.set("Length", 256);
    let filters = dict.get_mut(b"CF").and_then(Object::as_dict_mut).ok()?;
    let filter = filters.get_mut(FILTER).and_then(Object::as_dict_mut).ok()?;
    filter.set("Length", 32);
    filter.set("AuthEvent", "DocOpen");
    Some(())
}
