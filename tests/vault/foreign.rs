//! Bytes that nobody meant, for the readers around the worksheets: keys, lists, caches, settings,
//! blank worksheets, questionnaires, PDFs.

use std::{fs, path::Path, process::Command, sync::Arc};

use attune::{
    app::{LibraryRow, Settings},
    base::{Id, Secret},
    exchange::{fhir, given},
    print::foreign,
    seal::{self, Head, Keys, Payload, Private},
    shell::Disk,
    store::{
        keep_settings, read_settings,
        vault::{Client, Clients, Erased, Index, Line, People, Unlocked, Vault},
    },
    template::{self, shelf},
    worksheet::{Outcome, Worksheet, file},
};

use super::{
    chance::try_reader,
    folder::{Folder, PASSPHRASE, few_or, moment, sheet, words},
};

/// The folder's keys, to seal bytes that nobody meant.
fn keys(folder: &Folder) -> Keys {
    let locked = fs::read(folder.root().join("identity.age")).unwrap();
    Keys::unlock(&locked, &Secret::new(PASSPHRASE.to_owned())).unwrap()
}

/// What stands in a small sealed list, without the line about it.
fn unsealed(path: &Path, keys: &Keys) -> (Head, Vec<u8>) {
    let plain = seal::open(&fs::read(path).unwrap(), keys.daily(), 1 << 24).unwrap();
    let payload = Payload::read(&plain, keys).unwrap();
    (payload.head, payload.text.into_bytes())
}

/// Seals changed texts in place of a list, with a right tag, and reads them.
fn try_list(name: &str, path: &Path, keys: &Keys, read: impl Fn() -> bool) {
    let (head, text) = unsealed(path, keys);
    let [daily, paper] = keys.readers();
    try_reader(name, &[text], few_or(50_000, 1_500), |bytes| {
        let plain = Payload::write(&head, &String::from_utf8_lossy(bytes), keys);
        fs::write(path, seal::seal(&plain, &[&daily, &paper]).unwrap()).unwrap();
        read()
    });
}

fn digest(sheet: &Worksheet) -> (LibraryRow, String) {
    let mut row = LibraryRow::of(sheet, &Outcome::of(&sheet.template, &sheet.content.answers), None, None);
    let text = std::mem::take(&mut row.folded);
    (row, text.to_string())
}

fn filled(folder: &Folder) -> Unlocked {
    let unlocked = folder.unlock();
    let mut clients = unlocked.clients(&Disk).unwrap();
    clients.clients.push(Client { code: "K-7Q4M".into(), hint: "Tue \"5\" pm".into(), ..Client::default() });
    unlocked.keep_clients(&Disk, &Clients::default(), &clients).unwrap();
    let people = People { me: "Maria".into(), ..People::default() };
    unlocked.keep_people(&Disk, &People::default(), &people).unwrap();
    let erased = Erased { when: moment(), client: "K-7Q4M".into(), sheets: 3 };
    unlocked.note_line(&Disk, &Line::Erased(erased)).unwrap();
    unlocked
}

#[test]
fn the_lists_beside_the_worksheets() {
    let folder = Folder::new();
    let (unlocked, keys) = (filled(&folder), keys(&folder));
    let root = folder.root();
    try_list("client table", &root.join("clients.attune"), &keys, || unlocked.clients(&Disk).is_ok());
    try_list("names", &root.join("people.attune"), &keys, || unlocked.people(&Disk).is_ok());
    try_list("what has left", &root.join("ledger.attune"), &keys, || unlocked.ledger(&Disk).is_ok());
    let manifest = fs::read(root.join("vault.ron")).unwrap();
    let state = folder.room.path().join("state");
    try_reader("vault.ron", &[manifest], few_or(50_000, 3_000), |bytes| {
        fs::write(root.join("vault.ron"), bytes).unwrap();
        Vault::at(&Disk, &root, &state).is_ok()
    });
}

#[test]
fn what_this_machine_keeps_for_itself() {
    let folder = Folder::new();
    let (unlocked, keys) = (folder.unlock(), keys(&folder));
    for doc in ["abcd", "efgh"] {
        unlocked.keep(&Disk, &unlocked.vault.file_of(&Id::known(doc)), &sheet(doc, "some words"), None).unwrap();
    }
    let mut index = Index::<LibraryRow>::default();
    index.renew(&Disk, &unlocked, 0, &digest, &mut |_, _| true);
    index.store(&Disk, &unlocked).unwrap();
    let load = || Index::<LibraryRow>::load(&Disk, &unlocked).len() == 2;
    let (list, text) = (unlocked.vault.local.join("list.attune"), unlocked.vault.local.join("text.attune"));
    let whole = fs::read(&list).unwrap();
    try_list("list of the last start", &list, &keys, load);
    fs::write(&list, whole).unwrap();
    try_list("texts of the last start", &text, &keys, load);

    let doc = Id::known("abcd");
    unlocked.vault.write_rescue(&Disk, &doc, &file::write(&sheet("abcd", "some words"))).unwrap();
    let path = unlocked.vault.rescue_file(&doc);
    let text = unlocked.read_rescue(&Disk, &path).unwrap().into_bytes();
    let [daily, paper] = keys.readers();
    try_reader("rescue copy", &[text], few_or(50_000, 1_500), |bytes| {
        fs::write(&path, seal::seal(bytes, &[&daily, &paper]).unwrap()).unwrap();
        unlocked.read_rescue(&Disk, &path).is_ok_and(|text| file::read(&text).is_ok())
    });

    let settings = folder.room.path().join("settings.ron");
    keep_settings(&Disk, &settings, &Settings { whom_i_call: "Ruth".into(), ..Settings::default() }).unwrap();
    let good = fs::read(&settings).unwrap();
    try_reader("settings", &[good], few_or(50_000, 3_000), |bytes| {
        fs::write(&settings, bytes).unwrap();
        let kept = read_settings::<Settings>(&Disk, &settings);
        kept.aside.inspect(|aside| fs::remove_file(aside).unwrap()).is_none()
    });
}

#[test]
fn the_files_with_keys() {
    let folder = Folder::new();
    let (keys, paper) = keys(&folder).renewed().unwrap();
    let text = seal::open(&keys.lock_for_recovery().unwrap(), &paper, 1 << 16).unwrap().to_vec();
    let public = paper.public();
    try_reader("keys", &[text], few_or(100_000, 3_000), |bytes| {
        Keys::unlock_with_recovery(&seal::seal(bytes, &[&public]).unwrap(), &paper).is_ok()
    });
    let typed = [paper.text().reveal().as_bytes().to_vec()];
    try_reader("the key as it is typed", &typed, few_or(100_000, 6_000), |bytes| {
        std::str::from_utf8(bytes).is_ok_and(|text| Private::parse(text).is_ok())
    });
}

#[test]
fn what_colleagues_and_other_programs_send() {
    let sheet_text = |id: &str| shelf::template(id).unwrap().texts.clone();
    let texts = sheet_text("three-strands");
    let given =
        given::Given { template: texts.template.to_string(), blocks: texts.blocks.map(|blocks| blocks.to_string()) };
    try_reader(
        "a blank worksheet that is given",
        &[given::write(&given).into_bytes()],
        few_or(100_000, 3_000),
        |bytes| std::str::from_utf8(bytes).is_ok_and(|text| given::read(text).is_ok()),
    );
    let blocks = include_str!("../../worksheets/en/blocks/reflection.ron");
    let with = texts.template.to_string();
    try_reader("shared blocks", &[blocks.as_bytes().to_vec()], few_or(50_000, 1_500), |bytes| {
        let Ok(blocks) = std::str::from_utf8(bytes) else { return false };
        let look_up = |_: &Id| Some(("blocks.ron".to_owned(), blocks.to_owned()));
        template::read("x.ron", &with, &look_up).template.is_some()
    });
    let questionnaire = br#"{"resourceType":"Questionnaire","title":"Mine","status":"active","item":[
        {"linkId":"1","text":"How was it?","type":"choice","answerOption":[{"valueString":"good"},{"valueString":"bad"}]},
        {"linkId":"2","text":"Say more","type":"text","enableWhen":[{"question":"1","operator":"=","answerString":"bad"}]}]}"#;
    try_reader("a questionnaire", &[questionnaire.to_vec()], few_or(100_000, 3_000), |bytes| {
        fhir::import(bytes, None).is_ok()
    });
}

#[test]
fn what_comes_back_in_a_pdf() {
    let room = tempfile::tempdir().unwrap();
    let (plain, pdf) = (room.path().join("sheet.ron"), room.path().join("sheet.pdf"));
    fs::write(&plain, file::write(&sheet("abcd", "on paper"))).unwrap();
    let mut export = Command::new(env!("CARGO_BIN_EXE_attune"));
    let done = export.arg("export").arg(&plain).arg("-o").arg(&pdf).env("HOME", room.path()).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let good = fs::read(&pdf).unwrap();
    try_reader("a PDF", &[good], few_or(20_000, 400), |bytes| {
        foreign::bring(Arc::new(bytes.to_vec()), "")
            .is_ok_and(|brought| file::read_bytes(&brought.worksheet).is_ok_and(|sheet| words(&sheet) == "on paper"))
    });
}
