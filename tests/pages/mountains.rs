//! Small files that unpack to more than memory: locked ones, and fields that share one long text.

use std::{collections::BTreeMap, sync::Arc};

use attune::{
    page::Copy,
    print::{
        self,
        foreign::{self, Foreign},
    },
};
use lopdf::{
    Document, EncryptionState, EncryptionVersion, Object, Permissions, Stream, dictionary,
    encryption::crypt_filters::{Aes256CryptFilter, CryptFilter},
};

use crate::{
    carried::{pages, pdf},
    sheets::{barriers, everything},
};

/// A locked PDF that opens without a passphrase, with its objects packed among so much nothing.
fn locked_with_objects_in(nothing: usize) -> Vec<u8> {
    let (catalog, pages) = ("<</Type/Catalog/Pages 2 0 R/PieceInfo<</Attune 1>>>>", "<</Type/Pages/Kids[]/Count 0>>");
    let places = format!("1 0 2 {} ", catalog.len() + 1);
    let mut objects = format!("{places}{catalog} {pages}").into_bytes();
    objects.resize(objects.len() + nothing, b' ');
    let mut packed = Stream::new(dictionary! { "N" => 2, "First" => i64::try_from(places.len()).unwrap() }, objects);
    packed.compress().unwrap();
    let mut document = Document::with_version("1.7");
    document.set_object((5, 0), packed);
    let id = Object::string_literal("sixteen letters.");
    document.trailer.set("ID", vec![id.clone(), id]);
    document.trailer.set("Root", (1, 0));
    document.max_id = 5;
    let filter: Arc<dyn CryptFilter> = Arc::new(Aes256CryptFilter);
    let state = EncryptionState::try_from(EncryptionVersion::V5 {
        encrypt_metadata: true,
        crypt_filters: BTreeMap::from([(b"StdCF".to_vec(), filter)]),
        file_encryption_key: &[7; 32],
        stream_filter: b"StdCF".to_vec(),
        string_filter: b"StdCF".to_vec(),
        owner_password: "",
        user_password: "",
        permissions: Permissions::all(),
    });
    document.encrypt(&state.unwrap()).unwrap();
    let lock = document.trailer.get(b"Encrypt").and_then(Object::as_reference).unwrap().0;
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    // A list of places of its own, which says that catalogue and pages lie packed.
    let find = |bytes: &[u8], words: &str| bytes.windows(words.len()).position(|here| here == words.as_bytes());
    let entries = (0..=lock).map(|id| match (id, find(&bytes, &format!("\n{id} 0 obj"))) {
        (1 | 2, _) => (2_u8, 5, u16::try_from(id).unwrap() - 1),
        (_, Some(at)) => (1, u32::try_from(at).unwrap() + 1, 0),
        _ => (0, 0, 0),
    });
    let list: Vec<u8> =
        entries.flat_map(|(kind, at, nth)| [&[kind][..], &at.to_be_bytes(), &nth.to_be_bytes()].concat()).collect();
    let begin = bytes.len();
    bytes.extend(
        format!(
            "9 0 obj\n<</Type/XRef/Size {}/W[1 4 2]/Root 1 0 R/Encrypt {lock} 0 R\
             /ID[(sixteen letters.)(sixteen letters.)]/Length {}>>\nstream\n",
            lock + 1,
            list.len()
        )
        .into_bytes(),
    );
    bytes.extend(list);
    bytes.extend(format!("\nendstream\nendobj\nstartxref\n{begin}\n%%EOF\n").into_bytes());
    bytes
}

#[test]
fn a_locked_file_that_unpacks_to_a_mountain_is_refused() {
    let why = |bytes: Vec<u8>| foreign::bring(Arc::new(bytes), "").unwrap_err();
    assert_eq!(why(locked_with_objects_in(10)), Foreign::Damaged, "it is read, and ours");
    let mountain = locked_with_objects_in(300 << 20);
    assert!(mountain.len() < 1 << 20, "{} bytes", mountain.len());
    assert_eq!(why(mountain), Foreign::TooMuch);
    // What we lock ourselves has no list of that kind: however long it is, it comes back.
    let own =
        print::prove_and_lock(&pages(&barriers(), &everything(Copy::Completed)), "four words", &[7; 32]).unwrap().pdf;
    assert!(!own.windows(5).any(|five| five == b"/XRef"));
    assert!(foreign::bring(own, "four words").is_ok());
}

#[test]
fn fields_that_all_hold_one_long_text_are_refused() {
    let with = |bytes: usize| {
        let options = everything(Copy::Fillable);
        let mut document = Document::load_mem(&pdf(&barriers(), &options)).unwrap();
        let mut long = Stream::new(dictionary! {}, vec![b'x'; bytes]);
        long.compress().unwrap();
        let long = document.add_object(long);
        for object in document.objects.values_mut() {
            if let Ok(field) = object.as_dict_mut()
                && field.get(b"FT").and_then(Object::as_name).is_ok_and(|kind| kind == b"Tx")
            {
                field.set("V", long);
            }
        }
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        foreign::bring(Arc::new(bytes), "")
    };
    assert!(with(1 << 10).unwrap().fields.unwrap().iter().filter(|(_, words)| words.len() == 1 << 10).count() > 10);
    assert_eq!(with(8 << 20).unwrap_err(), Foreign::TooMuch);
}
