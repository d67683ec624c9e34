//! PDFs checked from outside, with tools that know nothing of us.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use attune::{
    base::{Id, Pt},
    faces::Face,
    page::{Block, BlockRole, Glyph, GlyphRun, Mark, Pages},
    print,
};
use lopdf::{Document, Object};

use crate::made::{LEFT, Maker, Setter};

/// Runs a tool; a missing one is a failure that names its package.
fn tool(name: &str, package: &str, args: &[&str], file: &Path) -> String {
    let output = Command::new(name)
        .args(args)
        .arg(file)
        .args((name == "pdftotext").then_some("-"))
        .output()
        .unwrap_or_else(|error| panic!("{name} is needed (Debian package {package}): {error}"));
    let said = String::from_utf8(output.stdout).unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && !told.contains("Syntax Error"), "{name}: {said}{told}");
    said
}

/// Pages proved and written to a file that goes away with the folder.
pub struct File {
    path: PathBuf,
    bytes: Vec<u8>,
    _folder: tempfile::TempDir,
}

pub fn file(pages: &Pages) -> File {
    let bytes = print::prove_and_write(pages).unwrap().pdf.to_vec();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sheet.pdf");
    fs::write(&path, &bytes).unwrap();
    File { path, bytes, _folder: folder }
}

impl File {
    /// The words that a reader copies, without the footers.
    fn text(&self) -> String {
        self.text_in([0, 0, 596, 800])
    }

    /// The words that a reader copies out of a part of each page: left, top, width, height in points.
    pub fn text_in(&self, [left, top, width, height]: [u32; 4]) -> String {
        let [left, top, width, height] = [left, top, width, height].map(|length| length.to_string());
        tool("pdftotext", "poppler-utils", &["-x", &left, "-y", &top, "-W", &width, "-H", &height], &self.path)
    }
}

/// A run shaped as a layout would: kerned, with ligatures.
fn shaped(face: Face, text: &str, size: f32, x: f32, baseline: f32) -> GlyphRun {
    let font = harfrust::FontRef::new(face.bytes()).unwrap();
    let data = harfrust::ShaperData::new(&font);
    let mut buffer = harfrust::UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    let shaped = data.shaper(&font).build().shape(buffer, harfrust::ShapeOptions::default());
    let starts: Vec<u32> = shaped.glyph_infos().iter().map(|info| info.cluster).collect();
    let unit = |length: i32| Pt(f32::from(i16::try_from(length).unwrap()) * size / 1000.0);
    let glyphs = shaped.glyph_infos().iter().zip(shaped.glyph_positions()).map(|(info, at)| {
        let end = starts.iter().copied().find(|start| *start > info.cluster);
        Glyph {
            id: u16::try_from(info.glyph_id).unwrap(),
            advance: unit(at.x_advance),
            dx: unit(at.x_offset),
            dy: unit(at.y_offset),
            text: (info.cluster, end.unwrap_or(u32::try_from(text.len()).unwrap())),
        }
    });
    GlyphRun { glyphs: glyphs.collect(), ..Setter::new(face).run(text, size, x, baseline) }
}

/// Words of every kind that a therapist may write or paste, 6,000 of them.
pub fn long_answer() -> String {
    const WORDS: [&str; 24] = [
        "naïve",
        "café",
        "Zoë,",
        "“quoted”",
        "Ελληνικά",
        "кириллица",
        "Łódź",
        "straße",
        "—",
        "it’s",
        "don't",
        "'so'",
        "(a)",
        "50%",
        "&",
        "<tag>",
        "\\back\\slash",
        "ἄνθρωπος",
        "Щука;",
        "señor",
        "ﬁnd",
        "½",
        "🙂",
        "漢字",
    ];
    let mut text = String::new();
    for number in 0..6_000 {
        if number % 397 == 396 {
            text.push_str(&format!("{}{number}", "Wortungetüm".repeat(14)));
        } else {
            text.push_str(WORDS[(number * 7 + number / 24) % WORDS.len()]);
            text.push_str(&number.to_string());
        }
        text.push_str(match number % 101 {
            37 => "\t",
            73 => "\n",
            99 => "\n\n\n",
            _ => " ",
        });
    }
    text.trim_end().to_owned()
}

#[test]
fn every_word_of_a_long_answer_is_found_again_in_order() {
    let answer = long_answer();
    let mut maker = Maker::new("Barriers to an Accepting Attitude");
    maker.heading("The moment").question("what", "What happened?").answer("what", &answer);
    let file = file(&maker.finish());
    let text = file.text();
    let mut found = text.split_whitespace().skip_while(|word| *word != "happened?").skip(1);
    for wanted in answer.split_whitespace() {
        let mut word = found.next().unwrap_or_else(|| panic!("{wanted} is missing")).to_owned();
        // Only a word longer than a line may be broken.
        while wanted.chars().count() > 90 && word.len() < wanted.len() {
            word.push_str(found.next().unwrap_or_default());
        }
        assert_eq!(word, wanted);
    }
    assert_eq!(found.next(), None);
}

#[test]
fn the_file_is_sound_and_its_fonts_are_embedded_subsets() {
    let mut maker = Maker::new("Validating Style");
    for face in Face::ALL {
        maker.text(BlockRole::Text, None, face, 9.0, "The quick brown fox jumps over the lazy dog, 0123456789.");
    }
    let file = file(&maker.finish());
    tool("qpdf", "qpdf", &["--check"], &file.path);
    let fonts = tool("pdffonts", "poppler-utils", &[], &file.path);
    let fonts: Vec<&str> = fonts.lines().skip(2).collect();
    assert_eq!(fonts.len(), Face::ALL.len());
    for font in fonts {
        let columns: Vec<&str> = font.split_whitespace().rev().collect();
        // From the right: generation, object, unicode, subset, embedded.
        assert_eq!(columns[2..5], ["yes", "yes", "yes"], "{font}");
        let name = font.split_whitespace().next().unwrap();
        assert_eq!(name.find('+'), Some(6), "{font}");
    }
}

#[test]
fn three_pages_are_smaller_than_60_kilobytes_and_count_as_three() {
    let mut maker = Maker::new("Validating Style");
    for face in Face::ALL {
        maker.text(BlockRole::Text, None, face, 9.0, "Sphinx of black quartz, judge my vow.");
    }
    while maker.pages.pages.len() < 3 {
        maker.answer("what", &"Then she said that it was easier to say nothing, and I let it be. ".repeat(9));
    }
    let file = file(&maker.finish());
    assert!(file.bytes.len() < 60_000, "{} bytes", file.bytes.len());
    let info = tool("pdfinfo", "poppler-utils", &[], &file.path);
    let line = |name: &str| info.lines().find_map(|line| line.strip_prefix(name)).map(str::trim).unwrap_or_default();
    assert_eq!(line("Pages:"), "3");
    assert_eq!(line("Page size:"), "595.28 x 841.89 pts (A4)");
    assert_eq!(line("PDF version:"), "1.7");
    assert_eq!(line("Tagged:"), "yes");
    assert_eq!(line("JavaScript:"), "no");
    assert!(line("CreationDate:").contains("Nov 22") && line("CreationDate:").contains("2026"));
}

#[test]
fn the_same_pages_give_the_same_bytes_and_other_pages_another_identity() {
    let pages = |word: &str| {
        let mut maker = Maker::new("Same");
        maker.heading("One").answer("what", word);
        maker.finish()
    };
    let (one, again, other) = (pages("quiet"), pages("quiet"), pages("quite"));
    let (one, again) = (print::write(&one).unwrap(), print::write(&again).unwrap());
    assert!(one == again, "two runs differ");
    let id = |bytes: &[u8]| Document::load_mem(bytes).unwrap().trailer.get(b"ID").unwrap().clone();
    assert_ne!(id(&one), id(&print::write(&other).unwrap()));
}

#[test]
fn headings_and_paragraphs_are_tagged_in_reading_order() {
    let mut maker = Maker::new("Validating Style");
    maker.heading("Just after").question("what", "What happened?").answer("what", "First thing.\n\nSecond thing.");
    let file = file(&maker.finish());
    let tree = tool("pdfinfo", "poppler-utils", &["-struct-text"], &file.path);
    let lines: Vec<&str> = tree.lines().map(str::trim).collect();
    let wanted = [
        "Document",
        "H1 (block)",
        "\"Validating Style\"",
        "Sect",
        "H2 (block)",
        "\"Just after\"",
        "H3 (block)",
        "\"What happened?\"",
        "P (block)",
        "\"First thing. \"",
        "P (block)",
        "\"Second thing.\"",
    ];
    assert_eq!(lines, wanted);
}

#[test]
fn the_document_says_what_it_is_and_nothing_else() {
    let mut maker = Maker::new("Größe & <Maß>");
    maker.heading("Zweitens").heading("Erstens").answer("what", "Ja.");
    let file = file(&maker.finish());
    assert!(file.bytes.starts_with(b"%PDF-1.7"));
    let document = Document::load_mem(&file.bytes).unwrap();
    let catalog = document.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").and_then(Object::as_str).unwrap(), b"en");
    let viewer = catalog.get(b"ViewerPreferences").and_then(Object::as_dict).unwrap();
    assert!(viewer.get(b"DisplayDocTitle").and_then(Object::as_bool).unwrap());
    let info = document.get_dictionary(document.trailer.get(b"Info").unwrap().as_reference().unwrap()).unwrap();
    let keys: Vec<String> = info.iter().map(|(key, _)| String::from_utf8_lossy(key).into_owned()).collect();
    assert_eq!(keys, ["Title", "Producer", "CreationDate", "ModDate"]);
    let metadata = catalog.get(b"Metadata").and_then(Object::as_reference).unwrap();
    let xmp = document.get_object(metadata).and_then(Object::as_stream).unwrap().content.clone();
    let xmp = String::from_utf8(xmp).unwrap();
    assert!(xmp.contains("Größe &amp; &lt;Maß&gt;") && xmp.contains("2026-11-22"), "{xmp}");
    // The outline keeps the order of the page, not of the alphabet.
    let outlines = document.get_dictionary(catalog.get(b"Outlines").unwrap().as_reference().unwrap()).unwrap();
    let first = document.get_dictionary(outlines.get(b"First").unwrap().as_reference().unwrap()).unwrap();
    assert_eq!(first.get(b"Title").and_then(Object::as_str).unwrap(), b"Zweitens");
}

#[test]
fn ligatures_kerning_and_letters_made_of_two_glyphs_read_as_written() {
    let text = "Office shuffle: AVATAR To. W\u{301}, e\u{320} and fine fjords.";
    let setter = Setter::new(Face::Serif);
    let run = shaped(Face::Serif, text, 10.5, LEFT, 200.0);
    assert!(run.glyphs.len() < text.chars().count(), "the face has ligatures");
    let plain: f32 = setter.width(text, 10.5);
    let kerned: f32 = run.glyphs.iter().map(|glyph| glyph.advance.0).sum();
    assert!((plain - kerned).abs() > 1.0, "the face kerns");
    let mut maker = Maker::new("Shaped");
    maker.push(Block {
        role: BlockRole::Answer,
        item: Some(Id::known("what")),
        text: text.to_owned(),
        marks: vec![Mark::Glyphs(run)],
        ..Block::default()
    });
    let file = file(&maker.finish());
    assert_eq!(file.text().lines().nth(2), Some(text));
}

#[test]
fn an_added_hyphen_is_a_soft_one() {
    let setter = Setter::new(Face::Serif);
    let mut first = setter.run("Rechtsschutzversiche-", 10.5, LEFT, 200.0);
    first.text.pop();
    first.hyphenated = true;
    let hyphen = first.glyphs.last_mut().unwrap();
    hyphen.text = (20, 20);
    let second = setter.run("rung - so-so", 10.5, LEFT, 216.0);
    let mut maker = Maker::new("Hyphen");
    maker.push(Block {
        role: BlockRole::Answer,
        item: None,
        text: "Rechtsschutzversicherung - so-so".to_owned(),
        marks: vec![Mark::Glyphs(first), Mark::Glyphs(second)],
        ..Block::default()
    });
    let text = file(&maker.finish()).text();
    assert!(text.contains("Rechtsschutzversiche\u{ad}\nrung - so-so"), "{text:?}");
}

#[test]
fn runs_beside_each_other_do_not_run_together() {
    let setter = Setter::new(Face::Sans);
    let mut maker = Maker::new("Gaps");
    maker.push(Block {
        role: BlockRole::Text,
        item: None,
        text: "never always".to_owned(),
        marks: vec![
            Mark::Glyphs(setter.run("never", 8.0, LEFT, 200.0)),
            Mark::Glyphs(setter.run("always", 8.0, LEFT + 100.0, 200.0)),
        ],
        ..Block::default()
    });
    let file = file(&maker.finish());
    let tree = tool("pdfinfo", "poppler-utils", &["-struct-text"], &file.path);
    assert!(tree.contains("never always"), "{tree}");
}

#[test]
fn the_preview_shows_the_pixels_of_the_bytes() {
    let mut maker = Maker::new("Pixels");
    maker.push(Block {
        role: BlockRole::Artifact,
        item: None,
        text: String::new(),
        marks: vec![Mark::Fill { rect: (Pt(100.0), Pt(400.0), Pt(50.0), Pt(20.0)) }],
        ..Block::default()
    });
    let bytes = print::prove_and_write(&maker.finish()).unwrap().pdf;
    let book = print::Book::open(&bytes).unwrap();
    assert_eq!(book.pages(), 1);
    let page = book.pixels(0, 2.0).unwrap();
    assert_eq!((page.width, page.height), (1190, 1683));
    let at = |x: usize, y: usize| page.rgba[(y * page.width + x) * 4..][..4].to_vec();
    assert_eq!(at(250, 820), [0, 0, 0, 255], "the bar is black");
    assert_eq!(at(250, 850), [255; 4], "the paper is white");
    assert!(book.pixels(1, 1.0).is_none(), "there is no second page");
}
