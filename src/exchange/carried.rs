//! The worksheet that a completed PDF carries: what is printed, and nothing else.
//!
//! So that the paper's file opens again as a worksheet. Answers that stay
//! home, answers under questions that went away, comments and marks are left
//! out, as they are on the page; so are the hours at which something was
//! written, and the document's own id. Template and blocks go along whole.
//!
//! Not here: PDF itself (`print`), the disk. **Invariant:** what is carried is
//! on the pages (`tests/pages/carried.rs`).

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::Leaving;
use crate::{
    base::{Id, Keyed, Moment, hex},
    page::{Attached, Copy, PageOptions, printed},
    template::{Item, Kind},
    worksheet::{Answer, Content, Former, Later, Outcome, Review, Way, Worksheet, file},
};

/// What the file is called in the PDF.
pub const NAME: &str = "worksheet.ron";

/// The file that goes into the PDF of a copy; nothing for copies that carry none.
#[must_use]
pub fn attached(sheet: &Worksheet, outcome: &Outcome, options: &PageOptions) -> Option<Attached> {
    let sheet = match options.copy {
        Copy::Completed if options.carries => as_printed(sheet, outcome, options),
        // What is answered elsewhere must find its worksheet again.
        Copy::Review if options.boxes => as_printed(sheet, outcome, options),
        // What is filled in elsewhere must find its questions again.
        Copy::Fillable => in_fields(sheet, outcome, options),
        _ => return None,
    };
    let text = file::write(&sheet);
    Some(Attached { name: NAME.to_owned(), bytes: Arc::new(text.into_bytes()) })
}

/// The worksheet as it stands on the page.
#[must_use]
pub fn as_printed(sheet: &Worksheet, outcome: &Outcome, options: &PageOptions) -> Worksheet {
    let leaving = Leaving::from(options);
    let moment = day_alone(sheet, outcome, &leaving);
    let answers = printed::answers(sheet, outcome, &|section, item| leaving.has(section, item), moment);
    let mut later = Keyed::new();
    for (section, item) in sheet.template.items() {
        if leaving.has(section, item)
            && outcome.is_shown(item.id.as_str())
            && let Some(own) = printed_later(sheet, item)
        {
            let _new = later.set(item.id.clone(), own);
        }
    }
    let way = sheet.content.way;
    let former = sheet.content.former.iter().filter(|(id, former)| leaving.has_former(id, former));
    let former = former.map(|(id, former)| (id.clone(), printed_former(former, moment))).collect();
    let content = Content { begun: moment, changed: moment, way, answers, later, former };
    let (doc, name) = (sheet.doc.clone(), String::new());
    let sheet = Worksheet { doc, name, template: sheet.template.clone(), content, review: Review::default() };
    Worksheet { doc: own_id(&sheet), ..sheet }
}

/// Gives a test for ids: whether a worksheet that a PDF carried has this id, or was printed from
/// the one that has it. The content is hashed once, however many ids are tested.
pub fn origin(carried: &Worksheet) -> impl Fn(&Id) -> bool {
    let code = file::content_code(carried);
    let own = carried.doc.clone();
    move |doc| *doc == own || id_of(&code, doc) == own
}

/// The sheet with what stands in its fields, and nothing else.
fn in_fields(sheet: &Worksheet, outcome: &Outcome, options: &PageOptions) -> Worksheet {
    let moment = nobodys(sheet);
    let answers = printed::in_fields(sheet, outcome, options, moment);
    let is_blank = answers.is_empty();
    let (later, former) = (Keyed::new(), Keyed::new());
    let content = Content { begun: moment, changed: moment, way: Way::Whole, answers, later, former };
    let (template, review) = (sheet.template.clone(), Review::default());
    let filled = Worksheet { doc: sheet.doc.clone(), name: String::new(), template, content, review };
    let doc = if is_blank { Id::known("blank") } else { own_id(&filled) };
    Worksheet { doc, ..filled }
}

/// *What I think now*, where the page has it: under an answer with words of its own.
fn printed_later(sheet: &Worksheet, item: &Item) -> Option<Later> {
    let later = sheet.content.later.get(item.id.as_str())?;
    let is_answered = !sheet.content.answers.get(item.id.as_str()).is_unanswered();
    let has_place = !matches!(item.kind, Kind::Ratings(_) | Kind::Table(_));
    let words = !later.text.trim().is_empty();
    (is_answered && has_place && words).then(|| Later { text: later.text.clone(), changed: midnight(later.changed) })
}

/// A kept answer as it is printed: of a table the words alone, since cells may have been out of sight.
fn printed_former(former: &Former, changed: Moment) -> Former {
    let is_table = matches!(former.answer, Answer::Rows(_));
    let answer = if is_table { Answer::Unanswered } else { former.answer.clone() };
    Former { answer, changed, ..former.clone() }
}

/// The day that is printed, without an hour; the same for all that carry none.
fn day_alone(sheet: &Worksheet, outcome: &Outcome, leaving: &Leaving) -> Moment {
    let day = sheet.template.items().find_map(|(section, item)| {
        let is_printed = leaving.has(section, item) && outcome.is_shown(item.id.as_str());
        match sheet.content.answers.get(item.id.as_str()) {
            Answer::Day(day) if is_printed => Some(*day),
            _ => None,
        }
    });
    day.and_then(|day| Moment::new(day, 0, 0, 0, 0)).unwrap_or_else(|| nobodys(sheet))
}

fn nobodys(sheet: &Worksheet) -> Moment {
    Moment::parse("2000-01-01T00:00:00+00:00").unwrap_or(sheet.content.begun)
}

fn midnight(moment: Moment) -> Moment {
    Moment::new(moment.day(), 0, 0, 0, 0).unwrap_or(moment)
}

/// An id that says nothing of where the worksheet lies, and is the same for the same page.
fn own_id(sheet: &Worksheet) -> Id {
    id_of(&file::content_code(sheet), &sheet.doc)
}

fn id_of(code: &str, doc: &Id) -> Id {
    let mut hash = Sha256::new();
    hash.update(code);
    hash.update(doc.as_str());
    let digits = hex(hash.finalize().iter().take(12));
    Id::parse(&format!("printed-{digits}")).unwrap_or_else(|_| doc.clone())
}
