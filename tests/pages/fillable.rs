//! Fillable PDFs: every question has its field, and what is filled in comes back.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use attune::{
    base::Day,
    exchange::{carried, filled},
    page::{Copy, Field, FieldKind, Mark, PageOptions, Pages},
    print::{self, Fault, foreign},
    template::{Kind, Template, shelf},
    worksheet::{Answer, Outcome, Pick, Worksheet, file},
};
use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat};

use crate::sheets::{Hand, barriers, context, id, moment};

fn fillable(template: &str) -> Pages {
    pages_of(&Hand::open(template))
}

fn pages_of(hand: &Hand) -> Pages {
    let options = PageOptions { copy: Copy::Fillable, ..PageOptions::default() };
    let mut pages = hand.pages(&options);
    let outcome = Outcome::of(&hand.sheet().template, &hand.sheet().content.answers);
    pages.attached = carried::attached(hand.sheet(), &outcome, &options);
    pages
}

fn fields(pages: &Pages) -> Vec<&Field> {
    let marks = pages.pages.iter().flat_map(|page| &page.blocks).flat_map(|block| &block.marks);
    marks.filter_map(|mark| if let Mark::Field(field) = mark { Some(&**field) } else { None }).collect()
}

/// Fills fields in as a viewer does: by name, in UTF-16, and the state of boxes and circles.
pub fn fill(pdf: &[u8], values: &[(&str, &str)]) -> Arc<Vec<u8>> {
    let mut document = Document::load_mem(pdf).unwrap();
    let form = document.catalog().unwrap().get(b"AcroForm").and_then(Object::as_dict).unwrap();
    let all: Vec<ObjectId> =
        form.get(b"Fields").and_then(Object::as_array).unwrap().iter().map(|f| f.as_reference().unwrap()).collect();
    for (name, value) in values {
        let of = |id: &&ObjectId| {
            document.get_dictionary(**id).unwrap().get(b"T").unwrap().as_str().unwrap() == name.as_bytes()
        };
        let field = *all.iter().find(of).unwrap_or_else(|| panic!("no field {name}"));
        let dict = document.get_dictionary_mut(field).unwrap();
        if dict.get(b"FT").and_then(Object::as_name).unwrap() == b"Btn" {
            dict.set("V", Object::Name(value.as_bytes().to_vec()));
        } else {
            let units = [0xfe, 0xff].into_iter().chain(value.encode_utf16().flat_map(u16::to_be_bytes)).collect();
            dict.set("V", Object::String(units, StringFormat::Hexadecimal));
        }
    }
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    Arc::new(bytes)
}

fn back(template: &str, values: &[(&str, &str)]) -> filled::Filled {
    let pdf = print::prove_and_write(&fillable(template)).unwrap().pdf;
    taken(&fill(&pdf, values))
}

fn taken(pdf: &Arc<Vec<u8>>) -> filled::Filled {
    let brought = foreign::bring(Arc::clone(pdf), "").unwrap();
    let sheet: Worksheet = file::read_bytes(&brought.worksheet).unwrap();
    filled::filled(sheet, &brought.fields.unwrap(), moment())
}

/// A template with every kind of question.
fn everything() -> Arc<Template> {
    let text = include_str!("../scenario/everything.ron");
    Arc::new(attune::template::read("everything.ron", text, &shelf::look_up).template.unwrap())
}

#[test]
fn every_question_has_a_field_of_its_own() {
    let all = shelf::all().iter().map(|shipped| shelf::template(shipped.id).unwrap());
    for template in all.chain([everything()]) {
        let pages = pages_of(&Hand::begin(&template));
        let all = fields(&pages);
        let mut names: BTreeMap<(&str, Option<&str>), usize> = BTreeMap::new();
        for field in &all {
            let option = if let FieldKind::OneOf(option, _) = &field.kind { Some(option.as_str()) } else { None };
            *names.entry((&field.name, option)).or_default() += 1;
            assert!(!field.name.contains('.') && !field.says.trim().is_empty(), "{}: {}", template.id, field.name);
        }
        assert!(names.values().all(|count| *count == 1), "{}: a name stands twice", template.id);
        let has = |id: &str| all.iter().any(|field| field.name == id || field.name.starts_with(&format!("{id}/")));
        for (_, item) in template.items().filter(|(_, item)| item.asks()) {
            match &item.kind {
                Kind::Ratings(ratings) => assert!(ratings.statements.iter().all(|s| has(s.id.as_str()))),
                _ => assert!(has(item.id.as_str()), "{}: {} has no field", template.id, item.id),
            }
        }
        let _proved = print::prove_and_write(&pages).unwrap();
    }
}

#[test]
fn the_words_of_a_drawing_and_a_signature_come_back() {
    let template = everything();
    let pdf = print::prove_and_write(&pages_of(&Hand::begin(&template))).unwrap().pdf;
    let values = [("picture/words", "A hill.\rAnd a dot."), ("signed/by", "Żaneta Ó"), ("signed/on", "2026-11-22")];
    let filled = taken(&fill(&pdf, &values));
    assert_eq!((filled.taken, filled.left.len()), (2, 0));
    let answers = &filled.sheet.content.answers;
    let drawn = answers.get("picture").drawn().unwrap();
    assert_eq!((drawn.words.as_str(), drawn.strokes.len()), ("A hill.\nAnd a dot.", 0));
    let Answer::Signed(signed) = answers.get("signed") else { panic!("not signed") };
    assert_eq!((signed.name.as_str(), signed.day), ("Żaneta Ó", Day::new(2026, 11, 22).unwrap()));
    // A name without a day is no signature, and is named.
    let half = taken(&fill(&pdf, &[("signed/by", "Żaneta Ó")]));
    assert_eq!((half.taken, half.left.len()), (0, 1));
}

#[test]
fn what_is_filled_in_comes_back_as_answers() {
    let long = "Half of me was arguing.\r\rŁódź — Größe, Ελπίδα, надежда 🙂";
    let filled = back(
        "barriers-to-an-accepting-attitude",
        &[
            ("H1", "2026-11-19"),
            ("H2", "K-7Q4M"),
            ("A1", long),
            ("A2", "7"),
            ("A3/tense", "Yes"),
            ("A3/fix", "Yes"),
            ("A4/belief", "Yes"),
            ("A8/1/thought", "They do not want this."),
            ("A8/3/another", "They keep coming back."),
            ("R1", "4"),
            ("R7", "cannot-say"),
            ("C1/nothing", "Yes"),
        ],
    );
    assert_eq!(filled.left, []);
    let answers = &filled.sheet.content.answers;
    assert_eq!(answers.get("H1"), &Answer::Day(Day::new(2026, 11, 19).unwrap()));
    assert_eq!(answers.get("A1").text(), Some(long.replace('\r', "\n").as_str()));
    assert_eq!(answers.get("A2"), &Answer::Step(7));
    assert_eq!(answers.get("A3"), &Answer::Many(vec![Pick::Id(id("tense")), Pick::Id(id("fix"))]));
    assert_eq!((answers.get("R1"), answers.get("R7")), (&Answer::Step(4), &Answer::CannotSay));
    assert_eq!(answers.get("C1"), &Answer::Nothing);
    let words: Vec<&str> =
        answers.get("A8").rows().iter().flat_map(|row| row.cells.values()).filter_map(Answer::text).collect();
    assert_eq!(words, ["They do not want this.", "They keep coming back."]);
    assert_eq!(filled.taken, 10);
    // An empty form is an empty sheet.
    let empty = back("barriers-to-an-accepting-attitude", &[]);
    assert!(empty.sheet.content.answers.is_empty() && empty.taken == 0 && empty.left.is_empty());
}

#[test]
fn a_circle_that_is_on_counts_however_a_viewer_says_so() {
    let pdf = print::prove_and_write(&fillable("barriers-to-an-accepting-attitude")).unwrap().pdf;
    let group = |document: &Document| {
        let named = |object: &Object| {
            object.as_dict().is_ok_and(|dict| dict.get(b"T").and_then(Object::as_str).is_ok_and(|name| name == b"R1"))
        };
        *document.objects.iter().find(|(_, object)| named(object)).unwrap().0
    };
    let as_words = |document: &mut Document| {
        let group = group(document);
        document.get_dictionary_mut(group).unwrap().set("V", Object::string_literal("/4"));
    };
    let by_the_circle = |document: &mut Document| {
        let group = group(document);
        let kid = document.get_dictionary(group).unwrap().get(b"Kids").and_then(Object::as_array).unwrap()[3]
            .as_reference();
        document.get_dictionary_mut(kid.unwrap()).unwrap().set("AS", Object::Name(b"4".to_vec()));
    };
    for change in [&as_words as &dyn Fn(&mut Document), &by_the_circle] {
        let mut document = Document::load_mem(&pdf).unwrap();
        change(&mut document);
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        assert_eq!(taken(&Arc::new(bytes)).sheet.content.answers.get("R1"), &Answer::Step(4));
    }
}

#[test]
fn every_circle_of_a_table_with_given_rows_comes_back() {
    let pages = fillable("context-and-differences");
    let one_of: Vec<(&str, &str)> = fields(&pages)
        .into_iter()
        .filter_map(|field| match &field.kind {
            FieldKind::OneOf(option, _) if field.name.starts_with("D3/") => {
                Some((field.name.as_str(), option.as_str()))
            }
            _ => None,
        })
        .collect();
    let mut last: BTreeMap<&str, &str> = BTreeMap::new();
    for (name, option) in &one_of {
        // The first option opens the rest of the row.
        last.entry(name).or_insert(option);
    }
    let values: Vec<(&str, &str)> = last.into_iter().collect();
    let filled = back("context-and-differences", &values);
    let cells: usize = filled.sheet.content.answers.get("D3").rows().iter().map(|row| row.cells.len()).sum();
    assert_eq!((cells, filled.left.len()), (values.len(), 0));
}

#[test]
fn what_is_no_answer_is_named_and_nothing_else_is_lost() {
    let filled = back("barriers-to-an-accepting-attitude", &[("H1", "last Tuesday"), ("A1", "Words")]);
    let left: Vec<_> = filled.left.iter().map(|left| (left.number, left.words.as_str())).collect();
    assert_eq!((filled.taken, left.as_slice()), (1, [(1, "last Tuesday")].as_slice()));
    assert_eq!(filled.sheet.content.answers.get("A1").text(), Some("Words"));
    assert!(!format!("{filled:?}").contains("Tuesday"), "words never stand in what is logged");
}

#[test]
fn a_day_as_people_write_it_comes_back_and_one_that_may_be_another_is_told() {
    let day = |written| back("barriers-to-an-accepting-attitude", &[("H1", written)]);
    for written in ["3 May 2026", "3.5.2026", "May 3rd, 2026", "Sunday, 3. Mai 26"] {
        let filled = day(written);
        assert_eq!(filled.sheet.content.answers.get("H1"), &Answer::Day(Day::new(2026, 5, 3).unwrap()), "{written}");
    }
    let told = day("5/3/26");
    assert_eq!((told.taken, told.left[0].words.as_str()), (0, "5/3/26"));
}

#[test]
fn one_bad_cell_takes_nothing_with_it() {
    let template = everything();
    let pdf = print::prove_and_write(&pages_of(&Hand::begin(&template))).unwrap().pdf;
    let table = template.items().find_map(|(_, item)| match &item.kind {
        Kind::Table(table) if table.columns.iter().any(|c| matches!(c.kind, Kind::Number(_) | Kind::Date { .. })) => {
            let bad = table.columns.iter().find(|c| matches!(c.kind, Kind::Number(_) | Kind::Date { .. }))?;
            let good = table.columns.iter().find(|c| matches!(c.kind, Kind::ShortText(_) | Kind::LongText(_)))?;
            Some((item.id.clone(), bad.id.clone(), good.id.clone()))
        }
        _ => None,
    });
    let (table, bad, good) = table.expect("a table with words and a day or number");
    let name = |row: usize, column: &attune::base::Id| format!("{table}/{row}/{column}");
    let names = [name(1, &good), name(1, &bad), name(2, &good)];
    let values = [(names[0].as_str(), "One"), (names[1].as_str(), "some time"), (names[2].as_str(), "Two")];
    let filled = taken(&fill(&pdf, &values));
    let words: Vec<&str> = filled
        .sheet
        .content
        .answers
        .get(table.as_str())
        .rows()
        .iter()
        .flat_map(|row| row.cells.values())
        .filter_map(Answer::text)
        .collect();
    assert_eq!(words, ["One", "Two"]);
    let [left] = filled.left.as_slice() else { panic!("{} fields are told", filled.left.len()) };
    assert_eq!(left.words, "some time");
    assert!(left.part.contains("line 1"), "{}", left.part);
}

#[test]
fn ticks_that_exclude_each_other_and_ranks_that_are_no_order_are_told_and_the_rest_comes() {
    let template = everything();
    let pdf = print::prove_and_write(&pages_of(&Hand::begin(&template))).unwrap().pdf;
    let ranking = template.items().find_map(|(_, item)| match &item.kind {
        Kind::Ranking(choices) => Some((item.id.clone(), choices.options.keys().cloned().collect::<Vec<_>>())),
        _ => None,
    });
    let (ranking, options) = ranking.expect("a ranking");
    let names: Vec<String> = options.iter().map(|option| format!("{ranking}/{option}")).collect();
    let ranked = |values: &[(&str, &str)]| {
        let filled = taken(&fill(&pdf, values));
        let order: Vec<String> =
            filled.sheet.content.answers.get(ranking.as_str()).ranked().iter().map(ToString::to_string).collect();
        (order, filled.left.iter().map(|left| left.words.clone()).collect::<Vec<_>>())
    };
    let (order, left) = ranked(&[(&names[1], "1."), (&names[0], "2nd")]);
    assert_eq!((order, left.len()), (vec![options[1].to_string(), options[0].to_string()], 0));
    let (order, left) = ranked(&[(&names[1], "2, 5"), (&names[0], "3")]);
    assert_eq!((order, left), (vec![options[0].to_string()], vec!["2, 5".to_owned()]));
    let (order, left) = ranked(&[(&names[1], "1"), (&names[0], "1")]);
    assert_eq!((order.len(), left.len()), (0, 2));
}

#[test]
fn own_words_come_without_their_tick_and_beside_another_they_are_told() {
    let template = everything();
    let pdf = print::prove_and_write(&pages_of(&Hand::begin(&template))).unwrap().pdf;
    for (_, item) in template.items() {
        let (choices, many) = match &item.kind {
            Kind::ChooseOne(choices) => (choices, false),
            Kind::ChooseMany(choices) => (choices, true),
            _ => continue,
        };
        let Some(other) = choices.options.keys().find(|id| *id == "other") else { continue };
        let words = format!("{}/{other}/words", item.id);
        let alone = taken(&fill(&pdf, &[(words.as_str(), "Mine")]));
        let picks = alone.sheet.content.answers.get(item.id.as_str()).picks().to_vec();
        assert_eq!((picks, alone.left.len()), (vec![Pick::Other("Mine".to_owned())], 0), "{}", item.id);
        let first = choices.options.keys().next().unwrap();
        if !many {
            let beside = taken(&fill(&pdf, &[(words.as_str(), "Mine"), (item.id.as_str(), first.as_str())]));
            assert_eq!(beside.sheet.content.answers.get(item.id.as_str()).picks(), [Pick::Id(first.clone())]);
            assert_eq!(beside.left[0].words, "Mine");
        }
        if let Some(none) = choices.options.keys().find(|id| *id == "none").filter(|_| many) {
            let (tick, none) = (format!("{}/{first}", item.id), format!("{}/{none}", item.id));
            let both = taken(&fill(&pdf, &[(tick.as_str(), "Yes"), (none.as_str(), "Yes")]));
            assert_eq!(both.sheet.content.answers.get(item.id.as_str()).picks(), [Pick::Id(first.clone())]);
            assert_eq!(both.left.len(), 1);
        }
    }
}

#[test]
fn the_font_of_the_fields_has_every_letter_of_the_languages_they_are_filled_in_with() {
    let pdf = print::write(&fillable("just-a-line")).unwrap();
    let document = Document::load_mem(&pdf).unwrap();
    let find = |wanted: &str| {
        document.objects.values().filter_map(|object| object.as_dict().ok()).find(|dict| {
            dict.get(b"BaseFont").and_then(Object::as_name).is_ok_and(|name| name.starts_with(wanted.as_bytes()))
                && dict.has(b"ToUnicode")
        })
    };
    let font = find("FIELDS+").unwrap();
    let words = document.get_object(font.get(b"ToUnicode").unwrap().as_reference().unwrap()).unwrap();
    let words = String::from_utf8(words.as_stream().unwrap().decompressed_content().unwrap()).unwrap();
    let mut letters = BTreeSet::new();
    for line in words.lines().filter(|line| line.matches('<').count() == 3) {
        let hex = |part: &str| u32::from_str_radix(part.trim_matches(['<', '>']), 16).unwrap();
        let [first, last, letter] = line.split(' ').map(hex).collect::<Vec<_>>()[..] else { panic!("{line}") };
        assert_eq!(first >> 8, last >> 8, "a range stays under one first byte");
        letters.extend((0..=last - first).filter_map(|nth| char::from_u32(letter + nth)));
    }
    for wanted in
        ["Zażółć gęślą jaźń ĄĘŚĆŻŹŁ", "Ελπίδα ΆΏ ώ", "надежда Ґґ Її Ћ", "Größe ẞ", "ăâîșț", "Điện ở", "„“”–—…€"]
    {
        for letter in wanted.chars() {
            assert!(letters.contains(&letter), "{letter} of {wanted}");
        }
    }
}

/// What the proof says to a form that was changed after writing.
fn broken(change: impl FnOnce(&mut Document)) -> Fault {
    let pages = fillable("just-a-line");
    let mut document = Document::load_mem(&print::write(&pages).unwrap()).unwrap();
    change(&mut document);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    print::proof(&pages, &Arc::new(bytes)).expect_err("the proof must fail").fault
}

fn first_widget(document: &mut Document) -> &mut Dictionary {
    let page = document.get_pages()[&1];
    let annotations = document.get_dictionary(page).unwrap().get(b"Annots").and_then(Object::as_array).unwrap();
    let first = annotations[0].as_reference().unwrap();
    document.get_dictionary_mut(first).unwrap()
}

#[test]
fn the_proof_finds_fields_that_are_gone_moved_renamed_or_silent() {
    let gone = broken(|pdf| {
        let page = pdf.get_pages()[&1];
        let all = pdf.get_dictionary_mut(page).unwrap().get_mut(b"Annots").and_then(Object::as_array_mut).unwrap();
        drop(all.remove(0));
    });
    let moved = broken(|pdf| {
        let rect = first_widget(pdf).get_mut(b"Rect").and_then(Object::as_array_mut).unwrap();
        rect[0] = Object::Real(10.0);
    });
    let renamed = broken(|pdf| first_widget(pdf).set("T", Object::string_literal("other")));
    let silent = broken(|pdf| drop(first_widget(pdf).remove(b"TU")));
    let on_screen_only = broken(|pdf| first_widget(pdf).set("F", 0));
    let unknown = broken(|pdf| {
        let form = pdf.catalog_mut().unwrap().get_mut(b"AcroForm").and_then(Object::as_dict_mut).unwrap();
        drop(form.get_mut(b"Fields").and_then(Object::as_array_mut).unwrap().remove(0));
    });
    let unread = broken(|pdf| drop(first_widget(pdf).remove(b"StructParent")));
    assert_eq!([gone, moved, renamed, silent, on_screen_only, unknown], [Fault::Fields; 6]);
    assert_eq!(unread, Fault::TagParents);
}

#[test]
fn a_fillable_sheet_holds_nobody_s_answers() {
    let options = PageOptions { copy: Copy::Fillable, ..PageOptions::default() };
    for hand in [barriers(), context()] {
        let outcome = Outcome::of(&hand.sheet().template, &hand.sheet().content.answers);
        let inside = carried::attached(hand.sheet(), &outcome, &options).unwrap().bytes;
        let text = String::from_utf8(inside.to_vec()).unwrap();
        assert!(!text.contains("K-7Q4M") && !text.contains("18:54"));
        assert!(file::read(&text).unwrap().content.answers.is_empty());
        assert_eq!(hand.pages(&options).pages, Hand::open(hand.sheet().template.id.as_str()).pages(&options).pages);
    }
}

#[test]
fn the_questions_of_a_group_come_back_entry_by_entry() {
    let hand = Hand::begin(&everything());
    let group = hand
        .sheet()
        .template
        .items()
        .map(|(_, item)| item.id.clone())
        .find(|id| hand.sheet().template.item(id.as_str()).is_some_and(|item| item.group().is_some()));
    let group = group.expect("a group");
    let pages = pages_of(&hand);
    let texts = fields(&pages)
        .into_iter()
        .filter(|field| field.name.starts_with(&format!("{group}/")) && field.kind == FieldKind::Lines);
    let texts: Vec<String> = texts.map(|field| field.name.clone()).collect();
    let values: Vec<(&str, &str)> = texts.iter().map(|name| (name.as_str(), "Some words")).collect();
    let filled = taken(&fill(&print::prove_and_write(&pages).unwrap().pdf, &values));
    let cells: usize =
        filled.sheet.content.answers.get(group.as_str()).rows().iter().map(|row| row.cells.len()).sum();
    assert!(cells >= 2, "more than one entry");
    assert_eq!((cells, filled.left), (values.len(), Vec::new()));
}

#[test]
fn a_locked_pdf_opens_with_its_passphrase_alone_and_comes_back() {
    let pages = pages_of(&Hand::open("just-a-line"));
    let proved = print::prove_and_lock(&pages, "sechs Wörter, die niemand rät", &[7; 32]).unwrap();
    let open = |passphrase: &str| foreign::bring(Arc::clone(&proved.pdf), passphrase);
    assert_eq!(open("").unwrap_err(), foreign::Foreign::Locked);
    assert_eq!(open("another").unwrap_err(), foreign::Foreign::Locked);
    let brought = open("sechs Wörter, die niemand rät").unwrap();
    assert!(brought.worksheet.starts_with(b"Worksheet(") && brought.fields.is_some());
    let found = |words: &[u8]| proved.pdf.windows(words.len()).any(|part| part == words);
    assert!(!found(b"Just a line") && !found(b"just-a-line"), "the title can be read without the passphrase");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("locked.pdf");
    std::fs::write(&path, &*proved.pdf).unwrap();
    for (tool, package, option) in [("qpdf", "qpdf", "--password="), ("pdftotext", "poppler-utils", "-upw")] {
        let mut command = std::process::Command::new(tool);
        let words = "sechs Wörter, die niemand rät";
        match tool {
            "qpdf" => command.arg(format!("{option}{words}")).arg("--check").arg(&path),
            _ => command.args([option, words]).arg(&path).arg("-"),
        };
        let done = command.output().unwrap_or_else(|error| panic!("{tool} is needed ({package}): {error}"));
        let said = String::from_utf8_lossy(&done.stdout).into_owned();
        assert!(done.status.success(), "{tool}: {said}{}", String::from_utf8_lossy(&done.stderr));
        assert!(said.contains(if tool == "qpdf" { "No syntax" } else { "Just a line" }), "{said}");
    }
}

#[test]
fn what_a_program_writes_over_the_look_of_a_field_stands_in_that_field_alone() {
    for shipped in shelf::all() {
        let pdf = print::prove_and_write(&fillable(shipped.id)).unwrap().pdf;
        let document = Document::load_mem(&pdf).unwrap();
        let (mut looks, mut fields) = (BTreeSet::new(), 0);
        for object in document.objects.values() {
            let Ok(widget) = object.as_dict() else { continue };
            let kind = widget.get(b"FT").and_then(Object::as_name).unwrap_or_default();
            if matches!(kind, b"Tx" | b"Ch") {
                fields += 1;
                let look = widget.get(b"AP").and_then(Object::as_dict).unwrap().get(b"N").unwrap();
                let _new = looks.insert(look.as_reference().unwrap());
            }
        }
        assert!(fields > 0);
        assert_eq!(looks.len(), fields, "{}: each has a look of its own", shipped.id);
    }
}

#[test]
fn faces_in_a_pdf_are_whole_files_without_what_only_other_programs_read() {
    let pdf = print::prove_and_write(&fillable("barriers-to-an-accepting-attitude")).unwrap().pdf;
    let document = Document::load_mem(&pdf).unwrap();
    let files = document.objects.values().filter_map(|object| object.as_stream().ok());
    let files: Vec<Vec<u8>> = files
        .filter(|stream| stream.dict.has(b"Length1"))
        .map(|stream| stream.decompressed_content().unwrap())
        .collect();
    assert!(files.len() >= 4, "{} faces", files.len());
    for file in files {
        let font = skrifa::FontRef::new(&file).unwrap();
        let directory = font.table_directory();
        let tags: Vec<String> = directory.table_records().iter().map(|record| record.tag().to_string()).collect();
        assert!(tags.is_sorted(), "{tags:?}");
        for needed in ["glyf", "head", "hhea", "hmtx", "loca", "maxp"] {
            assert!(tags.iter().any(|tag| tag == needed), "{needed} is missing: {tags:?}");
        }
        assert!(tags.iter().all(|tag| tag != "name"), "{tags:?}");
        let numbers = file.chunks(4).map(|four| {
            let mut whole = [0; 4];
            whole[..four.len()].copy_from_slice(four);
            u32::from_be_bytes(whole)
        });
        assert_eq!(numbers.fold(0, u32::wrapping_add), 0xB1B0_AFBA, "the sum of the whole");
    }
}
