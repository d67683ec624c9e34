//! A blank worksheet to give away: one file, with its shared blocks inside.
//!
//! It is a text that anybody can read: questions, and nothing that could run.
//! What is taken out of one is checked like any template; see `app::given`.

use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use crate::template::MAX_BYTES;

/// What such a file ends with.
pub const ENDING: &str = "attune-blank";
/// The first line: said to whoever opens it with something else.
const HEAD: &str = "// A blank worksheet for Attune. It holds questions only and cannot run anything.\n";
/// The newest form of the file that is read.
const FORMAT: u32 = 1;

/// What is in the file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Blank {
    /// The form of the file.
    format: u32,
    /// The exact text of the template.
    template: String,
    /// The exact text of the blocks file it names.
    #[serde(default)]
    blocks: Option<String>,
}

/// A template with its blocks, as they were given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The text of the template.
    pub template: String,
    /// The text of the blocks file.
    pub blocks: Option<String>,
}

/// Why a file could not be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotGiven {
    /// It is damaged, or none of ours.
    Damaged,
    /// A newer version of the program wrote it.
    Newer,
    /// It is larger than any blank worksheet.
    TooLarge,
}

/// Whether a text is a blank worksheet that was given away.
#[must_use]
pub fn is_given(text: &str) -> bool {
    crate::template::tree::root_name(text).is_some_and(|(word, _)| word == "Blank")
}

/// The text of the file.
#[must_use]
pub fn write(given: &Given) -> String {
    let blank = Blank { format: FORMAT, template: given.template.clone(), blocks: given.blocks.clone() };
    let config = PrettyConfig::new().new_line("\n").indentor("    ").struct_names(true).escape_strings(false);
    let body = ron::ser::to_string_pretty(&blank, config)
        .unwrap_or_else(|_| unreachable!("texts and a number can be written as RON"));
    format!("{HEAD}{body}\n")
}

/// Reads the text of such a file.
///
/// # Errors
/// [`NotGiven`] if it is none, or cannot be read.
pub fn read(text: &str) -> Result<Given, NotGiven> {
    if text.len() > 3 * MAX_BYTES {
        return Err(NotGiven::TooLarge);
    }
    let blank: Blank = ron::Options::default()
        .from_str(text)
        .map_err(|_| if newer(text) { NotGiven::Newer } else { NotGiven::Damaged })?;
    if blank.format > FORMAT {
        return Err(NotGiven::Newer);
    }
    if blank.template.len() > MAX_BYTES || blank.blocks.as_ref().is_some_and(|blocks| blocks.len() > MAX_BYTES) {
        return Err(NotGiven::TooLarge);
    }
    Ok(Given { template: blank.template, blocks: blank.blocks })
}

/// Whether a text that cannot be read names a newer form.
fn newer(text: &str) -> bool {
    let number = text.split_once("format:").map(|(_, rest)| rest.trim_start());
    let digits = number.map(|rest| rest.chars().take_while(char::is_ascii_digit).collect::<String>());
    digits.and_then(|digits| digits.parse::<u32>().ok()).is_some_and(|format| format > FORMAT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_comes_back_byte_for_byte() {
        let given = Given {
            template: "Template(\n    title: \"a \\\"b\\\" \\\\ c\", // a remark\n)\n".to_owned(),
            blocks: Some("Blocks(id: r##\"x\"##)".to_owned()),
        };
        let text = write(&given);
        assert!(is_given(&text) && text.starts_with("// A blank worksheet"));
        assert_eq!(read(&text), Ok(given));
    }

    #[test]
    fn what_is_none_of_ours_or_newer_is_told() {
        assert_eq!(read("Blank(format: 2, template: \"\", more: 1)"), Err(NotGiven::Newer));
        assert_eq!(read("Blank(format: 2, template: \"\")"), Err(NotGiven::Newer));
        assert_eq!(read("Blank(format: 1, template: \"\", run: \"rm\")"), Err(NotGiven::Damaged));
        assert_eq!(read("Template()"), Err(NotGiven::Damaged));
        assert!(!is_given("Template()"));
        let long = format!("Blank(format: 1, template: \"{}\")", "x".repeat(MAX_BYTES + 1));
        assert_eq!(read(&long), Err(NotGiven::TooLarge));
    }
}
