//! What the guide and the README show is right: every sample in them reads.
//!
//! Whole templates go through the reader without a word of complaint, and
//! their examples hold; pieces are held against the grammar. Not here: whether the guide is complete.

use attune::{
    base::Keyed,
    diagnostic::render_all,
    template::{
        file::{Blocks, Item, Section},
        read, shelf,
    },
    worksheet::examples,
};

const PAGES: &[&str] = &["README.md", "assets/help/make-a-worksheet.md", "assets/help/reference.md"];

/// A sample with the page and the line it stands on.
struct Sample {
    place: String,
    text: String,
}

#[test]
fn every_whole_template_in_guide_and_readme_reads_and_its_examples_hold() {
    let whole: Vec<Sample> = samples().into_iter().filter(|s| root(&s.text) == "Template").collect();
    assert!(whole.len() >= 8, "only {} samples were found", whole.len());
    for sample in whole {
        let id = sample.text.split('"').nth(1).unwrap_or_default();
        let mut checked = read(&format!("{id}.ron"), &sample.text, &shelf::look_up);
        checked.diagnostics.extend(checked.template.iter().flat_map(examples::run));
        let faults = render_all(&checked.diagnostics, &checked.texts);
        assert_eq!(faults, "", "{}", sample.place);
    }
}

#[test]
fn every_piece_in_the_guide_fits_the_grammar() {
    let pieces: Vec<Sample> = samples().into_iter().filter(|s| root(&s.text) != "Template").collect();
    assert!(pieces.len() >= 10, "only {} pieces were found", pieces.len());
    for piece in pieces {
        let fault = match root(&piece.text) {
            "Blocks" => fault::<Blocks>(&piece.text),
            "Section" => fault::<Section>(&piece.text),
            _ => fault::<Keyed<Item>>(&format!("{{{}}}", piece.text)),
        };
        assert_eq!(fault, None, "{}", piece.place);
    }
}

fn samples() -> Vec<Sample> {
    let mut samples = Vec::new();
    for page in PAGES {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
        let text = std::fs::read_to_string(&path).unwrap();
        let mut open: Option<Sample> = None;
        for (number, line) in text.lines().enumerate() {
            match (&mut open, line) {
                (None, "```ron") => {
                    open = Some(Sample { place: format!("{page}:{}", number + 2), text: String::new() })
                }
                (Some(_), "```") => samples.extend(open.take()),
                (Some(sample), line) => {
                    sample.text.push_str(line);
                    sample.text.push('\n');
                }
                _ => {}
            }
        }
    }
    samples
}

/// The word before the first bracket, past comments.
fn root(text: &str) -> &str {
    let first = text.lines().find(|line| !line.starts_with("//")).unwrap_or_default();
    first.split('(').next().unwrap_or_default()
}

fn fault<T: serde::de::DeserializeOwned>(text: &str) -> Option<String> {
    use ron::extensions::Extensions;
    let options = ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES);
    options.from_str::<T>(text).err().map(|error| error.to_string())
}
