//! What a PDF says about itself: title, language, dates, outline, identity.
//!
//! Nothing comes from a clock or from chance: dates are the worksheet's day,
//! the identity is a hash of what stands in the document.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use super::{PrintError, fonts::Fonts};
use crate::{
    base::Day,
    page::{Bookmark, Meta, Pages},
};

/// What stands in place of the program's name and version.
const PRODUCER: &str = "Attune";

/// Takes the specimen page out of printpdf's document; gives the page tree and the resources for all pages.
///
/// # Errors
/// [`PrintError::Skeleton`] if the document is not built as expected.
pub(super) fn clear(document: &mut Document, fonts: &Fonts) -> Result<(ObjectId, ObjectId), PrintError> {
    let broken = |_| PrintError::Skeleton;
    let tree = document.catalog().and_then(|catalog| catalog.get(b"Pages")?.as_reference()).map_err(broken)?;
    let specimen = document.page_iter().next().ok_or(PrintError::Skeleton)?;
    let page = document.get_dictionary(specimen).map_err(broken)?.clone();
    let resources = page.get(b"Resources").and_then(Object::as_reference).map_err(broken)?;
    let listed = document.get_dictionary(resources).map_err(broken)?.clone();
    let mut by_name = Dictionary::new();
    {
        let (_, found) = document.dereference(listed.get(b"Font").map_err(broken)?).map_err(broken)?;
        let found = found.as_dict().map_err(broken)?;
        for (resource, name) in fonts.names() {
            by_name.set(resource, found.get(name.as_bytes()).map_err(broken)?.clone());
        }
    }
    for object in page.iter().chain(listed.iter()).filter_map(|(_, object)| object.as_reference().ok()) {
        if object != tree {
            document.objects.remove(&object);
        }
    }
    document.objects.remove(&specimen);
    let resources = document.add_object(dictionary! { "Font" => by_name });
    for object in document.objects.values_mut() {
        if let Object::Stream(stream) = object {
            stream.compress().map_err(|_| PrintError::Skeleton)?;
        }
    }
    Ok((tree, resources))
}

/// Fills in the catalogue, the description and the outline.
///
/// # Errors
/// [`PrintError::Skeleton`] if the document has no catalogue.
pub(super) fn describe(
    document: &mut Document,
    pages: &Pages,
    ids: &[ObjectId],
    structure: ObjectId,
) -> Result<(), PrintError> {
    let outline = outline(document, pages, ids);
    let metadata = document.add_object(
        Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, xmp(&pages.meta).into_bytes())
            .with_compression(false),
    );
    let catalog = document.catalog_mut().map_err(|_| PrintError::Skeleton)?;
    catalog.remove(b"PageLayout");
    catalog.set("Lang", literal(&pages.meta.language));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("StructTreeRoot", structure);
    catalog.set("Metadata", metadata);
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
    }
    let info = document.trailer.get(b"Info").and_then(Object::as_reference).map_err(|_| PrintError::Skeleton)?;
    document.set_object(info, information(&pages.meta));
    Ok(())
}

/// Gives the document its identity.
pub(super) fn identify(document: &mut Document, content: Sha256) {
    let hash = content.finalize();
    let id = Object::String(hash.iter().take(16).copied().collect(), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
}

fn information(meta: &Meta) -> Dictionary {
    let mut info = Dictionary::new();
    info.set("Title", text(&meta.title));
    info.set("Producer", literal(PRODUCER));
    if let Some(day) = meta.day {
        info.set("CreationDate", literal(&pdf_date(day)));
        info.set("ModDate", literal(&pdf_date(day)));
    }
    info
}

pub(super) fn pdf_date(day: Day) -> String {
    format!("D:{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// The bookmarks, questions under their section; none if there are none.
fn outline(document: &mut Document, pages: &Pages, ids: &[ObjectId]) -> Option<ObjectId> {
    let height = pages.paper.size().1;
    let known: Vec<(&Bookmark, ObjectId)> =
        pages.outline.iter().filter_map(|mark| Some((mark, *ids.get(mark.page)?))).collect();
    let root = document.new_object_id();
    let entries: Vec<ObjectId> = known.iter().map(|_| document.new_object_id()).collect();
    let levels: Vec<u8> = known.iter().map(|(mark, _)| mark.level).collect();
    for (nth, ((mark, page), id)) in known.iter().zip(&entries).enumerate() {
        let parent = family(&levels, nth).parent.and_then(|at| entries.get(at)).copied().unwrap_or(root);
        let top = Object::Real((height - mark.y).0);
        let mut entry = dictionary! {
            "Title" => text(&mark.title),
            "Parent" => parent,
            "Dest" => vec![Object::Reference(*page), "XYZ".into(), Object::Integer(0), top, Object::Null],
        };
        link(&mut entry, &family(&levels, nth), &entries);
        document.set_object(*id, entry);
    }
    let tops: Vec<usize> = (0..levels.len()).filter(|nth| family(&levels, *nth).parent.is_none()).collect();
    let mut whole = dictionary! { "Type" => "Outlines", "Count" => count(entries.len()) };
    whole.set("First", *entries.get(*tops.first()?)?);
    whole.set("Last", *entries.get(*tops.last()?)?);
    document.set_object(root, whole);
    Some(root)
}

/// The bookmarks around one: above it, beside it, under it.
#[derive(Default)]
struct Family {
    parent: Option<usize>,
    before: Option<usize>,
    after: Option<usize>,
    kids: Vec<usize>,
}

/// Finds the family of a bookmark from the levels alone; there are two levels.
fn family(levels: &[u8], nth: usize) -> Family {
    let top = |at: &usize| levels.get(*at).is_some_and(|level| *level <= 1);
    if top(&nth) {
        let after = (nth + 1..levels.len()).find(top);
        let kids = (nth + 1..after.unwrap_or(levels.len())).collect();
        return Family { parent: None, before: (0..nth).rfind(top), after, kids };
    }
    let parent = (0..nth).rfind(top);
    let before = nth.checked_sub(1).filter(|at| Some(*at) != parent);
    let after = Some(nth + 1).filter(|at| *at < levels.len() && !top(at));
    Family { parent, before, after, kids: Vec::new() }
}

fn link(entry: &mut Dictionary, family: &Family, entries: &[ObjectId]) {
    let kids = &family.kids;
    let ends = [
        ("Prev", family.before),
        ("Next", family.after),
        ("First", kids.first().copied()),
        ("Last", kids.last().copied()),
    ];
    for (name, at) in ends {
        if let Some(id) = at.and_then(|at| entries.get(at)) {
            entry.set(name, *id);
        }
    }
    if !kids.is_empty() {
        entry.set("Count", count(kids.len()));
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn xmp(meta: &Meta) -> String {
    let (title, language) = (escaped(&meta.title), escaped(&meta.language));
    let dates = meta.day.map_or(String::new(), |day| {
        format!("<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>")
    });
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" \
         xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"><pdfuaid:part>1</pdfuaid:part>\
         <dc:format>application/pdf</dc:format>\
         <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\
         <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>\
         <pdf:Producer>{PRODUCER}</pdf:Producer>{dates}\
         </rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>"
    )
}

fn escaped(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control())
        .map(|c| match c {
            '&' => "&amp;".to_owned(),
            '<' => "&lt;".to_owned(),
            '>' => "&gt;".to_owned(),
            '"' => "&quot;".to_owned(),
            other => other.to_string(),
        })
        .collect()
}

/// Words in a PDF: plain where they are ASCII, else UTF-16 with its mark.
pub(super) fn text(words: &str) -> Object {
    if words.is_ascii() {
        return literal(words);
    }
    let bytes = [0xfe, 0xff].into_iter().chain(words.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    Object::String(bytes, StringFormat::Hexadecimal)
}

pub(super) fn literal(words: &str) -> Object {
    Object::String(words.as_bytes().to_vec(), StringFormat::Literal)
}
