//! Bytes that nobody meant: every reader of the locked folder refuses them or reads them, and never panics.

use attune::{
    base::Id,
    seal::{self, Head, Keys, Payload},
    template,
    worksheet::{answers_file, file},
};

use super::{
    chance::try_reader,
    folder::{few_or, sheet},
};

#[test]
fn sealed_files_and_what_is_in_them() {
    let (keys, _) = Keys::fresh(Id::known("folder")).unwrap();
    let head = Head { doc: Id::known("abcd"), rev: 3, base: Some([7; 32]) };
    let payloads: Vec<Vec<u8>> =
        ["(a: 1)", "", &"word ".repeat(900)].map(|text| Payload::write(&head, text, &keys)).to_vec();
    let [daily, paper] = keys.readers();
    let sealed: Vec<Vec<u8>> =
        payloads.iter().map(|payload| seal::seal(payload, &[&daily, &paper]).unwrap()).collect();
    let times = few_or(300_000, 6_000);
    try_reader("sealed file", &sealed, times, |bytes| seal::open(bytes, keys.daily(), 1 << 20).is_ok());
    try_reader("payload", &payloads, times, |bytes| Payload::read(bytes, &keys).is_ok());
}

#[test]
fn worksheets_templates_and_answers() {
    let sheets: Vec<Vec<u8>> = ["one line", "Ünïcode \"quoted\" \\ and\nlines"]
        .map(|words| file::write(&sheet("abcd", words)).into_bytes())
        .into();
    try_reader("worksheet", &sheets, few_or(200_000, 4_000), |bytes| file::read_bytes(bytes).is_ok());

    let templates: Vec<Vec<u8>> =
        ["just-a-line", "four-stages", "three-strands"].map(|id| template_text(id).into_bytes()).into();
    let blocks = |id: &Id| template::shelf::look_up(id);
    try_reader("template", &templates, few_or(200_000, 4_000), |bytes| {
        std::str::from_utf8(bytes).is_ok_and(|text| template::read("x.ron", text, &blocks).template.is_some())
    });

    let answers: Vec<Vec<u8>> = vec![b"{\"line\": \"some words\"}".to_vec(), b"{}".to_vec()];
    let blank = sheet("abcd", "x");
    try_reader("answers", &answers, few_or(300_000, 6_000), |bytes| {
        std::str::from_utf8(bytes).is_ok_and(|text| answers_file::read(&blank.template, text).diagnostics.is_empty())
    });
}

fn template_text(id: &str) -> String {
    template::shelf::template(id).unwrap().texts.template.to_string()
}
