//! From the tree to the types of [`super::file`], one table of fields a type.
//!
//! Every type of the grammar implements [`Read`]. What is faulty is reported
//! with its place and replaced by a harmless value, so that the rest of the
//! file is read and checked as if it were right. The tables are written beside
//! the types; the compiler sees to it that no field is left out, and stock
//! `ron`, which reads the same types by `serde`, that they mean the same
//! (`tests/templates/referee.rs`).

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{
    Bound, Condition, file, nearest,
    tree::{Arg, Call, Node, NodeKind, number},
};
use crate::{
    base::{BadId, Decimal, Id, Keyed, Round, Span},
    diagnostic::{Code, Diagnostic, Place, TextId},
};

/// Stands where an id was left out or is none; leads nowhere, and nobody complains.
pub(super) const NO_ID: &str = "-";

/// The most faults one reading gathers; far more than are ever shown.
const MOST: usize = 500;

/// What a reading gathers on its way.
#[derive(Debug)]
pub(super) struct Reader<'t> {
    text: &'t str,
    text_id: TextId,
    /// Faults found.
    pub out: Vec<Diagnostic>,
    /// Ids in parts that could not be read.
    pub lost: HashSet<String>,
    /// Stretches that could not be read.
    pub bad: Vec<Span>,
}

/// A type of the grammar.
pub(super) trait Read: Sized {
    /// What belongs here, in words.
    const WHAT: &'static str;

    /// Reads a value; nothing if it is faulty, which is then reported.
    fn read(node: &Node, r: &mut Reader<'_>) -> Option<Self>;

    /// Reads the value of a field that may be left out, when it is there.
    fn read_field(node: &Node, r: &mut Reader<'_>) -> Option<Self> {
        Self::read(node, r)
    }

    /// Reads what stands in `Some(…)`.
    fn read_some(call: &Call, node: &Node, r: &mut Reader<'_>) -> Option<Self> {
        match call.args.as_slice() {
            [Arg { name: None, value }] => Self::read(value, r),
            _ => r.wrong(node, Self::WHAT),
        }
    }

    /// A harmless value to stand for a faulty one.
    fn hole() -> Self;
}

impl<'t> Reader<'t> {
    /// A reading of this text.
    pub fn new(text: &'t str, text_id: TextId) -> Self {
        Self { text, text_id, out: Vec::new(), lost: HashSet::new(), bad: Vec::new() }
    }

    const fn place(&self, span: Span) -> Place {
        Place { text: self.text_id, span }
    }

    fn error(&self, code: Code, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(code, self.place(span), message)
    }

    fn report(&mut self, fault: Diagnostic) {
        self.bad.push(fault.place.span);
        if self.out.len() < MOST {
            self.out.push(fault);
        }
    }

    /// Remembers every id inside a part that is given up.
    fn lose(&mut self, span: Span) {
        self.bad.push(span);
        let mut pieces = span.of(self.text).split('"').skip(1).step_by(2);
        self.lost.extend(pieces.by_ref().filter(|piece| Id::parse(piece).is_ok()).map(str::to_owned));
    }

    /// Reports a value of another type.
    fn wrong<T>(&mut self, node: &Node, what: &str) -> Option<T> {
        self.lose(node.span());
        if matches!(node.kind(), NodeKind::Fault) {
            return None;
        }
        let found = match node.kind() {
            NodeKind::Name(name) => format!("the word `{name}`"),
            NodeKind::Call(call) if !call.name.is_empty() => format!("`{}(…)`", call.name),
            _ => node.what().to_owned(),
        };
        let message = format!("{what} belongs here, not {found}");
        let mut fault = self.error(Code::WrongType, node.span(), message);
        if let Some(help) = help_for(node, what, self.text) {
            fault = fault.help(help);
        }
        self.report(fault);
        None
    }
}

/// What to write instead of a value of another type.
fn help_for(node: &Node, what: &str, text: &str) -> Option<String> {
    let written = node.span().of(text);
    let short = (written.len() <= 60 && !written.contains('\n')).then_some(written);
    match (node.kind(), what) {
        (NodeKind::Name(name), _) if name == "null" || name == "nil" => {
            Some("what is not there is left out, with its name".to_owned())
        }
        (NodeKind::Text(inner), WHOLE | NUMBER) if number::decimal(inner).is_some() => {
            Some(format!("take the quotes away: {inner}"))
        }
        (NodeKind::Text(inner), TRUTH) if inner == "true" || inner == "false" => {
            Some(format!("take the quotes away: {inner}"))
        }
        (NodeKind::Name(name), TRUTH) => match name.to_lowercase().as_str() {
            "yes" | "on" | "true" => Some("write true".to_owned()),
            "no" | "off" | "false" => Some("write false".to_owned()),
            _ => Some("write true or false".to_owned()),
        },
        (_, TRUTH) => Some("write true or false".to_owned()),
        (NodeKind::Number(_) | NodeKind::Name(_), TEXT | ID) => short.map(|s| format!("put it in quotes: \"{s}\"")),
        (NodeKind::Number(written), WHOLE) => {
            Some(format!("write a whole number; `{written}` has something after its point"))
        }
        (NodeKind::Call(call), _) if call.name == "Some" => Some("write the value alone, without `Some`".to_owned()),
        (_, what) if what.starts_with("a map from numbers") => {
            Some("write entries in braces, each with its number: { 1: \"…\", 2: \"…\" }".to_owned())
        }
        (NodeKind::Map(_), what) if what.starts_with("a list") => {
            Some("write the values in brackets, without ids: […]".to_owned())
        }
        (NodeKind::Name(_), WHOLE | NUMBER) => Some("write it in figures, such as 5".to_owned()),
        (_, what) if what.starts_with("a list") => short.map(|s| format!("put it in brackets: [{s}]")),
        (NodeKind::List(_), ID | TEXT) => Some("write one value, without brackets".to_owned()),
        (NodeKind::List(_), what) if what.starts_with("a map") => {
            Some("write entries in braces, each with its id: { \"id\": … }".to_owned())
        }
        (_, what) if what.starts_with("a map") => Some("write entries in braces: { \"id\": … }".to_owned()),
        (_, what) if what.starts_with('`') => Some(format!("write {what}, with its fields in the parentheses")),
        _ => None,
    }
}

const TEXT: &str = "a text in quotes";
const ID: &str = "an id in quotes";
const WHOLE: &str = "a whole number";
const NUMBER: &str = "a number";
const TRUTH: &str = "true or false";

impl Read for String {
    const WHAT: &'static str = TEXT;
    fn read(node: &Node, r: &mut Reader<'_>) -> Option<Self> {
        node.text().map(str::to_owned).or_else(|| r.wrong(node, TEXT))
    }
    fn hole() -> Self {
        "…".to_owned()
    }
}

impl Read for Id {
    const WHAT: &'static str = ID;
    fn read(node: &Node, r: &mut Reader<'_>) -> Option<Self> {
        let Some(text) = node.text() else { return r.wrong(node, ID) };
        match Self::parse(text) {
            Ok(id) => Some(id),
            Err(bad) => {
                r.lost.insert(text.to_owned());
                let mut fault = r.error(Code::BadId, node.span(), bad.to_string());
                if text.contains(' ') && text.split(' ').count() > 3 {
                    fault = fault.help("an id belongs here, not the words people see");
                } else if let (BadId::Character(_), Some(better)) = (bad, better_id(text)) {
                    fault = fault.help(format!("write, for example, \"{better}\""));
                } else if bad == BadId::TooLong {
                    fault = fault.help(format!("this one has {}; choose a shorter one", text.chars().count()));
                } else {
                    fault = fault.help("choose a readable word, such as \"next-step\"");
                }
                r.report(fault);
                None
            }
        }
    }
    fn hole() -> Self {
        Self::known(NO_ID)
    }
}

/// An id as near as possible to what was written.
fn better_id(text: &str) -> Option<String> {
    let mut better = String::new();
    for c in text.chars() {
        match c {
            c if c.is_ascii_alphanumeric() => better.push(c),
            'ä' | 'æ' => better.push_str("ae"),
            'ö' | 'ø' | 'œ' => better.push_str("oe"),
            'ü' => better.push_str("ue"),
            'ß' => better.push_str("ss"),
            'à' | 'á' | 'â' | 'ã' | 'å' | 'ą' => better.push('a'),
            'è' | 'é' | 'ê' | 'ë' | 'ę' => better.push('e'),
            'ì' | 'í' | 'î' | 'ï' => better.push('i'),
            'ò' | 'ó' | 'ô' | 'õ' => better.push('o'),
            'ù' | 'ú' | 'û' => better.push('u'),
            'ç' | 'ć' => better.push('c'),
            'ł' => better.push('l'),
            'ñ' | 'ń' => better.push('n'),
            'ś' => better.push('s'),
            'ź' | 'ż' => better.push('z'),
            _ if !better.ends_with('-') && !better.is_empty() => better.push('-'),
            _ => {}
        }
    }
    let better = better.trim_end_matches('-').to_owned();
    Id::parse(&better).ok().map(|_| better)
}

impl Read for bool {
    const WHAT: &'static str = TRUTH;
    fn read(node: &Node, r: &mut Reader<'_>) -> Option<Self> {
        match node.kind() {
            NodeKind::Name(name) if name == "true" => Some(true),
            NodeKind::Name(name) if name == "false" => Some(false),
            _ => r.wrong(node, TRUTH),
        }
    }
    fn hole() -> Self {
        false
    }
}

macro_rules! whole_numbers {
    ($($type:ident)*) => {$(
        impl Read for $type {
            const WHAT: &'static str = WHOLE;
            fn read(node: &Node, r: &mut Reader<'_>) -> Option<Self> {
                let NodeKind::Number(written) = node.kind() else { return r.wrong(node, WHOLE) };
                let typed = number::typed(written).map_or(stringify!($type), |(_, kind)| kind);
                let byte_of_u8 = !written.starts_with("b'") || stringify!($type) == "u8";
                let whole = number::whole(written).filter(|_| typed == stringify!($type) && byte_of_u8);
                let Some(whole) = whole else { return r.wrong(node, WHOLE) };
                let found = Self::try_from(whole).ok();
                if found.is_none() {
                    let message = format!("{written} is too small or too large here");
                    let help = format!("write a whole number from {} to {}", Self::MIN, Self::MAX);
                    r.report(r.error(Code::NumberRange, node.span(), message).help(help));
                }
                found
            }
            fn hole() -> Self {
                1
            }
        }
    )*};
}

whole_numbers!(u8 u16 u32 i16);

impl Read for Decimal {
    const WHAT: &'static str = NUMBER;
    fn read(node: &Node, r: &mut Reader<'_>) -> Option<Self> {
        let found = match node.kind() {
            NodeKind::Number(written) => number::decimal(written),
            NodeKind::Text(text) => Self::parse(text),
            NodeKind::Char(c) => Self::parse(c.encode_utf8(&mut [0; 4])),
            _ => None,
        };
        if found.is_none() && matches!(node.kind(), NodeKind::Number(_)) {
            let help = format!("at most 18 digits, at most {} of them after the point", Self::MAX_SCALE);
            let message = "this number has too many digits";
            r.report(r.error(Code::NumberRange, node.span(), message).help(help));
            return None;
        }
        found.or_else(|| r.wrong(node, NUMBER))
    }
    fn hole() -> Self {
        Self::whole(1)
    }
}

impl<T: Read> Read for Option<T> {
    const WHAT: &'static str = T::WHAT;
    fn read(node: &Node, r: &mut Reader<'_>) -> Option<Self> {
        match node.kind() {
            NodeKind::Name(name) if name == "None" => Some(None),
            NodeKind::Call(call) if call.name == "Some" => T::read_some(call, node, r).map(Some),
            _ => T::read(node, r).map(Some),
        }
    }
    fn read_field(node: &Node, r: &mut Reader<'_>) -> Option<Self> {
        // Something was meant to stand here: a hole says so better than nothing would.
        Some(Self::read(node, r).unwrap_or_else(|| Some(T::hole())))
    }
    fn hole() -> Self {
        None
    }
}

impl<T: Read> Read for Box<T> {
    const WHAT: &'static str = T::WHAT;
    fn read(node: &Node, r: &mut Reader<'_>) -> Option<Self> {
        T::read(node, r).map(Self::new)
    }
    fn hole() -> Self {
        Self::new(T::hole())
    }
}

impl<T: Read> Read for Vec<T> {
    const WHAT: &'static str = "a list in brackets";
    fn read(node: &Node, r: &mut Reader<'_>) -> Option<Self> {
        let NodeKind::List(all) = node.kind() else { return r.wrong(node, Self::WHAT) };
        // A hole for each faulty element keeps the others at their place.
        Some(all.iter().map(|one| T::read(one, r).unwrap_or_else(T::hole)).collect())
    }
    fn hole() -> Self {
        Self::new()
    }
}

impl<V: Read> Read for Keyed<V> {
    const WHAT: &'static str = "a map in braces";
    fn read(node: &Node, r: &mut Reader<'_>) -> Option<Self> {
        let NodeKind::Map(all) = node.kind() else { return r.wrong(node, Self::WHAT) };
        let mut keyed = Vec::with_capacity(all.len());
        let mut seen: HashMap<Id, Span> = HashMap::new();
        for (key, value) in all {
            let id = read_key(key, r);
            let value_read = V::read(value, r);
            let Some(id) = id else { continue };
            if let Some(first) = seen.get(&id) {
                let fault = r.error(Code::IdTwice, key.span(), format!("the id \"{id}\" stands twice"));
                let first = r.place(*first);
                r.report(fault.label(first, "first here").help("give one of them another id"));
                continue;
            }
            seen.insert(id.clone(), key.span());
            match value_read {
                Some(value) => keyed.push((id, value)),
                None => _ = r.lost.insert(id.to_string()),
            }
        }
        Some(Self::from_unique(keyed))
    }
    fn hole() -> Self {
        Self::new()
    }
}

fn read_key(key: &Node, r: &mut Reader<'_>) -> Option<Id> {
    if let NodeKind::Name(name) = key.kind() {
        let help = format!("write \"{name}\": …");
        r.lost.insert(name.clone());
        r.report(r.error(Code::WrongType, key.span(), "an id stands in quotes").help(help));
        return None;
    }
    Id::read(key, r)
}

impl Read for BTreeMap<i16, String> {
    const WHAT: &'static str = "a map from numbers to words";
    fn read(node: &Node, r: &mut Reader<'_>) -> Option<Self> {
        let NodeKind::Map(all) = node.kind() else { return r.wrong(node, Self::WHAT) };
        let mut steps = Self::new();
        let mut seen: BTreeMap<i16, Span> = BTreeMap::new();
        for (key, value) in all {
            let (step, words) = (i16::read(key, r), String::read(value, r));
            let Some(step) = step else { continue };
            if let Some(first) = seen.get(&step) {
                let first = r.place(*first);
                let fault = r.error(Code::IdTwice, key.span(), format!("the step {step} stands twice"));
                r.report(fault.label(first, "first here"));
                continue;
            }
            seen.insert(step, key.span());
            steps.insert(step, words.unwrap_or_else(String::hole));
        }
        Some(steps)
    }
    fn hole() -> Self {
        Self::new()
    }
}

impl Read for file::AsWritten {
    const WHAT: &'static str = "an answer";
    fn read(node: &Node, r: &mut Reader<'_>) -> Option<Self> {
        if matches!(node.kind(), NodeKind::Fault) {
            return None;
        }
        let written = node.span().of(r.text);
        // Our tree takes a little more than RON does; an answer must be RON.
        if ron::value::RawValue::from_ron(written).is_err() {
            return r.wrong(node, Self::WHAT);
        }
        Some(Self(written.to_owned()))
    }
    fn hole() -> Self {
        Self("()".to_owned())
    }
}

/// The fields of one `Name(…)` while they are read.
pub(super) struct Fields<'n> {
    name: &'static str,
    node: &'n Node,
    args: &'n [Arg],
    known: &'static [&'static str],
}

impl<'n> Fields<'n> {
    /// The fields of a node, after the unknown and the doubled ones were reported.
    pub fn of(
        node: &'n Node,
        name: &'static str,
        known: &'static [&'static str],
        r: &mut Reader<'_>,
    ) -> Option<Self> {
        let NodeKind::Call(call) = node.kind() else { return r.wrong(node, &format!("`{name}(…)`")) };
        if !call.name.is_empty() && call.name != name {
            let near = nearest(&call.name, std::iter::once(name)).is_some();
            if !near {
                return r.wrong(node, &format!("`{name}(…)`"));
            }
            let fault = r.error(Code::UnknownKind, call.name_span, format!("there is no `{}` here", call.name));
            r.report(fault.help(format!("did you mean `{name}`?")));
        }
        Self::inside(node, call, name, known, r)
    }

    /// The fields in the parentheses of a call, whatever it is called.
    pub fn inside(
        node: &'n Node,
        call: &'n Call,
        name: &'static str,
        known: &'static [&'static str],
        r: &mut Reader<'_>,
    ) -> Option<Self> {
        let mut seen: HashMap<&str, Span> = HashMap::new();
        for arg in &call.args {
            let Some((field, span)) = &arg.name else {
                Self::unnamed(name, &arg.value, known, r);
                continue;
            };
            if let Some(first) = seen.get(field.as_str()) {
                let first = r.place(*first);
                let fault = r.error(Code::FieldTwice, *span, format!("`{field}` stands twice"));
                r.report(fault.label(first, "first here").help("keep one of them"));
                continue;
            }
            seen.insert(field, *span);
            if !known.contains(&field.as_str()) {
                Self::unknown(name, field, *span, known, r);
                r.lose(arg.value.span());
            }
        }
        Some(Self { name, node, args: &call.args, known })
    }

    fn unnamed(name: &str, value: &Node, known: &[&str], r: &mut Reader<'_>) {
        r.lose(value.span());
        if matches!(value.kind(), NodeKind::Fault) || r.out.len() >= MOST {
            return;
        }
        let fault = r.error(Code::Syntax, value.span(), format!("`{name}` takes fields with names"));
        let usual = ["ask", "say", "title", "cite", "name"].into_iter().find(|name| known.contains(name));
        let help = match (value.kind(), usual) {
            (NodeKind::Text(_), Some(usual)) => format!("write, for example, `{usual}: …`"),
            _ => format!("write its name before it; `{name}` knows {}", list_of(known)),
        };
        r.report(fault.help(help));
    }

    fn unknown(name: &str, field: &str, span: Span, known: &[&str], r: &mut Reader<'_>) {
        if r.out.len() >= MOST {
            return;
        }
        let message = format!("`{name}` has no field `{field}`");
        let fault = r.error(Code::UnknownField, span, message);
        let homes = file::homes_of(field);
        let help = match (synonym(field, known), nearest(field, known.iter().copied())) {
            (Some(meant), _) => format!("did you mean `{meant}`?"),
            (None, Some(near)) => format!("did you mean `{near}`?"),
            (None, None) if !homes.is_empty() => format!("`{field}` belongs to {}", list_of(&homes)),
            (None, None) => format!("`{name}` knows {}", list_of(known)),
        };
        r.report(fault.help(help));
    }

    fn find(&self, field: &str) -> Option<&'n Node> {
        let named = |arg: &&Arg| arg.name.as_ref().is_some_and(|(name, _)| name == field);
        self.args.iter().find(named).map(|arg| &arg.value)
    }

    /// A field that must be there.
    pub fn need<T: Read>(&self, field: &'static str, r: &mut Reader<'_>) -> T {
        if let Some(node) = self.find(field) {
            return T::read(node, r).unwrap_or_else(T::hole);
        }
        // A misspelt field next door says enough.
        let misspelt = self.args.iter().take(200).any(|arg| {
            arg.name.as_ref().is_some_and(|(written, _)| {
                !self.known.contains(&written.as_str())
                    && (nearest(written, std::iter::once(field)).is_some() || synonym(written, &[field]).is_some())
            })
        });
        if !misspelt {
            let span = self.head();
            let fault = r.error(Code::MissingField, span, format!("`{}` needs `{field}`", self.name));
            r.out.push(fault.help(format!("add `{field}:` with {}", T::WHAT)));
        }
        T::hole()
    }

    /// A field that may be left out.
    pub fn may<T: Read + Default>(&self, field: &'static str, r: &mut Reader<'_>) -> T {
        self.find(field).and_then(|node| T::read_field(node, r)).unwrap_or_default()
    }

    /// The name with its opening parenthesis, not the whole of it.
    fn head(&self) -> Span {
        match self.node.kind() {
            NodeKind::Call(call) if !call.name.is_empty() => call.name_span,
            _ => Span::new(self.node.span().start, self.node.span().start + 1),
        }
    }
}

/// Words that other form languages use for ours.
fn synonym(field: &str, known: &[&str]) -> Option<&'static str> {
    let meant = match field {
        "question" | "prompt" | "text" | "label" if known.contains(&"ask") => "ask",
        "text" | "content" | "words" | "ask" if known.contains(&"say") => "say",
        "helper" | "description" | "hint" | "tip" if known.contains(&"help") => "help",
        "when" | "if" | "visible_if" | "condition" | "show_when" | "showif" => "show_if",
        "choices" | "answers" | "values" => "options",
        "mandatory" | "obligatory" | "require" => "required",
        "name" | "heading" | "header" => "title",
        "questions" | "fields" => "items",
        "min" | "minimum" if known.contains(&"least") => "least",
        "max" | "maximum" if known.contains(&"most") => "most",
        "min" | "minimum" => "from",
        "max" | "maximum" if known.contains(&"to") => "to",
        "max" | "maximum" | "limit" => "at_most",
        "lang" | "locale" => "language",
        "duration" | "time" => "minutes",
        "block" | "share" => "shared",
        "range" => "bands",
        "footer" | "disclaimer" => "label",
        "privacy" | "share_level" => "sharing",
        "multiply" | "times" | "multiplier" => "factor",
        "add" | "plus" => "offset",
        "rounding" => "round",
        "impute" | "gaps" => "fill",
        "reliable_change" => "change",
        _ => return None,
    };
    known.contains(&meant).then_some(meant)
}

/// `a`, `b` and `c` in code quotes.
fn list_of(all: &[&str]) -> String {
    match all {
        [] => "no fields".to_owned(),
        [one] => format!("`{one}`"),
        [first @ .., last] => {
            let first: Vec<String> = first.iter().map(|one| format!("`{one}`")).collect();
            format!("{} and `{last}`", first.join(", "))
        }
    }
}

/// Reads `Name(field: …)` into a struct; `need` fields must be there, `may` fields need not.
macro_rules! record {
    ($type:ident { $($need:ident $field:ident,)* }) => {
        impl Read for $type {
            const WHAT: &'static str = concat!("`", stringify!($type), "(…)`");
            fn read(node: &Node, r: &mut Reader<'_>) -> Option<Self> {
                let f = Fields::of(node, stringify!($type), Self::FIELDS, r)?;
                Some(Self { $($field: f.$need(stringify!($field), r),)* })
            }
            fn read_some(call: &Call, node: &Node, r: &mut Reader<'_>) -> Option<Self> {
                // Stock RON takes the fields without the name here; so do we, and say so.
                if let [Arg { name: None, value }] = call.args.as_slice() {
                    let help = concat!("write `", stringify!($type), "(…)` without `Some`");
                    r.lose(value.span());
                    r.report(r.error(Code::WrongType, call.name_span, "`Some(…)` is not needed here").help(help));
                    return None;
                }
                let f = Fields::inside(node, call, stringify!($type), Self::FIELDS, r)?;
                Some(Self { $($field: f.$need(stringify!($field), r),)* })
            }
            fn hole() -> Self {
                Self { $($field: Read::hole(),)* }
            }
        }
        impl $type {
            /// The names of its fields.
            pub(super) const FIELDS: &'static [&'static str] = &[$(stringify!($field)),*];
        }
    };
}

/// Reads words and calls into an enum.
macro_rules! variants {
    ($type:ident $what:literal hole $hole:expr; $($variant:ident $(($($arg:ident),+))?,)*) => {
        impl Read for $type {
            const WHAT: &'static str = $what;
            fn read(node: &Node, r: &mut Reader<'_>) -> Option<Self> {
                const KNOWN: &[&str] = &[$(stringify!($variant)),*];
                let call = Variant::of(node, $what, KNOWN, r)?;
                match call.name {
                    $(stringify!($variant) => {
                        const COUNT: usize = 0 $($(+ { let _ = stringify!($arg); 1 })+)?;
                        let mut args = call.args(COUNT, r)?;
                        $($(let $arg = args.next().and_then(|node| Read::read(node, r));)+)?
                        // All are read before the first that is missing gives up.
                        let _ = &mut args;
                        let whole = || Some(Self::$variant $(($($arg?),+))?);
                        let whole = whole();
                        if whole.is_none() {
                            r.bad.push(call.span);
                        }
                        whole
                    })*
                    _ => None,
                }
            }
            fn hole() -> Self {
                $hole
            }
        }
    };
}

impl file::Item {
    /// The kind's name with its fields, if it is a known one.
    pub(super) fn call<'n>(node: &'n Node, r: &mut Reader<'_>) -> Option<&'n Call> {
        let found = Variant::of(node, "a kind of question", Self::KINDS, r)?;
        if let NodeKind::Call(call) = node.kind() {
            return Some(call);
        }
        r.lose(node.span());
        let fault = r.error(Code::WrongType, node.span(), format!("`{}` needs parentheses", found.name));
        r.report(fault.help(format!("write `{}(ask: \"…\")`", found.name)));
        None
    }
}

/// A word or a call that names a variant.
struct Variant<'n> {
    name: &'n str,
    name_span: Span,
    span: Span,
    args: Option<&'n [Arg]>,
}

impl<'n> Variant<'n> {
    fn of(node: &'n Node, what: &str, known: &[&str], r: &mut Reader<'_>) -> Option<Self> {
        let found = match node.kind() {
            NodeKind::Name(name) => Variant { name, name_span: node.span(), span: node.span(), args: None },
            NodeKind::Call(call) if !call.name.is_empty() => {
                Self { name: &call.name, name_span: call.name_span, span: node.span(), args: Some(&call.args) }
            }
            _ => {
                r.lose(node.span());
                if !matches!(node.kind(), NodeKind::Fault) {
                    let fault =
                        r.error(Code::WrongType, node.span(), format!("{what} belongs here, not {}", node.what()));
                    let words = node.text().filter(|text| known.contains(text));
                    let help = words.map_or_else(
                        || format!("write one of {}", list_of(known)),
                        |text| format!("take the quotes away: {text}"),
                    );
                    r.report(fault.help(help));
                }
                return None;
            }
        };
        if known.contains(&found.name) {
            return Some(found);
        }
        r.lose(node.span());
        let fault = r.error(Code::UnknownKind, found.name_span, format!("`{}` is not {what}", found.name));
        let help = match nearest(found.name, known.iter().copied()).or_else(|| kind_synonym(found.name, known)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("write one of {}", list_of(known)),
        };
        r.report(fault.help(help));
        None
    }

    fn args(&self, count: usize, r: &mut Reader<'_>) -> Option<impl Iterator<Item = &'n Node> + use<'n>> {
        let args = self.args.unwrap_or_default();
        let named = args.iter().find_map(|arg| arg.name.as_ref());
        if let Some((name, span)) = named {
            r.lose(self.span);
            let fault = r.error(Code::WrongCount, *span, format!("`{}` takes values without names", self.name));
            r.report(fault.help(format!("take `{name}:` away")));
            return None;
        }
        let faulty = args.iter().any(|arg| matches!(arg.value.kind(), NodeKind::Fault));
        let bare = count == 0 && self.args.is_some();
        if args.len() != count || bare {
            r.lose(self.span);
            if !faulty {
                let (message, help) = match count {
                    0 => (
                        format!("`{}` takes nothing in parentheses", self.name),
                        format!("write `{}` alone", self.name),
                    ),
                    1 => {
                        let message = format!("`{}` takes one value, not {}", self.name, args.len());
                        (message, decimal_comma(self.name, args).unwrap_or_else(|| usage(self.name)))
                    }
                    _ => (format!("`{}` takes {count} values, not {}", self.name, args.len()), usage(self.name)),
                };
                r.report(r.error(Code::WrongCount, self.span, message).help(help));
            }
            return None;
        }
        Some(args.iter().map(|arg| &arg.value))
    }
}

/// `From(2,5)` for 2.5.
fn decimal_comma(name: &str, args: &[Arg]) -> Option<String> {
    let [whole, part] = args else { return None };
    let (NodeKind::Number(whole), NodeKind::Number(part)) = (whole.value.kind(), part.value.kind()) else {
        return None;
    };
    Some(format!("a point stands in numbers, not a comma: {name}({whole}.{part})"))
}

/// How a call is written.
fn usage(name: &str) -> String {
    let shape = match name {
        "Chosen" => "Chosen(\"item\", [\"option\"])",
        "Answered" => "Answered(\"item\")",
        "AnyRow" => "AnyRow(\"table\", \"column\", [\"option\"])",
        "Rows" => "Rows(\"table\", 2)",
        "Visible" => "Visible(\"item\"), and in an example Visible([\"item\"])",
        "Hidden" => "Hidden([\"item\"])",
        "Band" => "Band(\"score\", [\"low\"]), and in an example Band(\"score\", \"low\")",
        "Spread" => "Spread(\"profile\", [\"even\"])",
        "Value" => "Value(\"item\", AtLeast(3))",
        "All" | "Any" => "All([…, …]), with a list in brackets",
        "Not" => "Not(…), with one condition",
        "Between" => "Between(1, 3)",
        "From" | "Above" => "From(2.5) or Above(6): where the band begins",
        "AtLeast" | "AtMost" | "Below" | "UpTo" => return format!("write {name}(3)"),
        "Share" => "Share(0.75) for three quarters",
        "UpToShare" => "UpToShare(0.1, Down): up to a tenth, rounded down to whole statements",
        "RoundedMean" => "RoundedMean(HalfUp(0)): rounded to a whole number",
        "With" => "With(0)",
        "HalfUp" | "HalfDown" | "HalfEven" => return format!("write {name}(0) for whole numbers"),
        "Up" | "Down" => return format!("write {name}(0) for whole numbers; in UpToShare, {name} alone"),
        "Count" => "Count(AtLeast(2)): how many answers are 2 or more",
        "Items" => "Items([\"statement\", \"statement\"])",
        "Composite" => "Composite([\"score\", \"score\"])",
        "Exact" => "Exact(\"score\", 2.5)",
        "FlagIs" => "FlagIs(\"flag\", \"not-answered\")",
        "ChangeIs" => "ChangeIs(\"score\", -6, \"better\")",
        "NoChange" => "NoChange(\"score\")",
        "Asks" => "Asks(\"item\", \"the words that are asked\")",
        "Shown" => "Shown(\"score\", \"2.50\")",
        "Listed" => "Listed(\"profile\", [\"way\"])",
        "NoScore" => "NoScore(\"score\")",
        "NoSpread" => "NoSpread(\"profile\")",
        "Statement" => "Statement(\"score\", \"The words.\")",
        "Reverse" => "Reverse(\"score\", \"The words.\")",
        "Plain" => "Plain(\"The words.\")",
        "Free" => "Free(1, 3)",
        "Fixed" => "Fixed({ \"row\": \"Its words\" })",
        "Score" => "Score(\"score\", 2.5, \"mid\")",
        "SpreadIs" => "SpreadIs(\"profile\", 2.0, \"strong\")",
        "Suggested" => "Suggested(\"item\", [\"option\"])",
        "Says" => "Says([\"The words of the note.\"])",
        "ScaleEnds" => "ScaleEnds(\"item\", \"low end\", \"high end\")",
        _ => return format!("write `{name}(…)`"),
    };
    format!("write {shape}")
}

/// Words that other form languages use for our kinds.
fn kind_synonym(written: &str, known: &[&str]) -> Option<&'static str> {
    let meant = match written.to_lowercase().as_str() {
        "text" | "textfield" | "line" | "string" | "input" => "ShortText",
        "textarea" | "paragraph" | "essay" | "freetext" | "longanswer" => "LongText",
        "singlechoice" | "radio" | "select" | "choice" | "dropdown" | "single" | "choose" => "ChooseOne",
        "multiplechoice" | "checkbox" | "checkboxes" | "multiselect" | "multi" | "multichoice" => "ChooseMany",
        "rank" | "order" | "sort" | "priority" | "priorities" => "Ranking",
        "boolean" | "bool" | "yesorno" => "YesNo",
        "likert" | "matrix" | "statements" => "Ratings",
        "scale" | "vas" | "range" => "Slider",
        "integer" | "decimal" | "int" => "Number",
        "day" | "calendar" => "Date",
        "sign" | "signed" | "sig" => "Signature",
        "draw" | "sketch" | "canvas" | "picture" | "image" => "Drawing",
        "clock" | "hour" | "timeofday" => "Time",
        "information" | "note" | "display" | "message" => "Info",
        "code" | "client" => "ClientCode",
        "grid" | "rows" => "Table",
        "repeat" | "repeated" | "repeating" | "block" | "loop" | "panel" | "fieldset" => "Group",
        "and" => "All",
        "or" => "Any",
        "selected" | "is" | "equals" | "contains" => "Chosen",
        "shown" => "Visible",
        "average" | "avg" => "Mean",
        "total" => "Sum",
        "ask" | "askme" => "AskFirst",
        "private" => "Never",
        "public" | "always" => "Free",
        "all" => "NoneAllowed",
        "number" | "tally" => "Count",
        "prorate" | "impute" | "scalemean" | "personmean" => "Mean",
        "skip" | "ignore" | "none" | "nothing" => "LeaveOut",
        "round" | "nearest" => "HalfUp",
        "ceil" | "ceiling" => "Up",
        "floor" | "truncate" => "Down",
        _ => return None,
    };
    known.contains(&meant).then_some(meant)
}

use file::{
    Better, Blocks, Change, Edge, Ends, Example, Expect, Fhir, FhirSheet, Fill, Flag, ForClient, Kept, Method,
    Missing, Note, Notes, Of, PlainList, Print, Profile, Reading, Release, Role, Rows, Scale, Score, ScoresInPrint,
    Section, Sharing, Short, Source, Start, StartTime, Statement, Suggest, Template, Toward, Wording,
};

record!(Template {
    need id, need version, need language, need title, may subtitle, may purpose, may when, may who, need minutes,
    may short, may tags, may blocks, may lists, may hints, may scales, may bands, need sections, may scores,
    may profiles, may flags, may results, may notes, may go_on, may print, may for_client, may examples, may about, may sources,
    may fhir,
});
record!(ForClient { need before, may may_note, may then, });
record!(Blocks { need id, need version, need language, may items, may scales, may bands, });
record!(Short { need minutes, need items, });
record!(Section {
    may title, may wordings, may say, may show_if, may items, may shared, may reword, may only_if, may order,
    may folded, may hint, may break_before, may fhir,
});
record!(Wording { may show_if, may title, may ask, may help, may say, may brief, may statements, may suggest, });
record!(Suggest { may show_if, may options, may lowest, });
record!(Ends { need show_if, need low, need high, });
record!(Scale { need steps, may cannot_say, });
record!(Score {
    need title, need method, need missing, may of, may fill, may skipped, may factor, may offset, may round, may bands,
    may say, may readings, may change, may rule, need label, may show_if, may step,
    may fhir,
});
record!(Reading { need title, need bands, may say, });
record!(Change { need at_least, may better, may say, });
record!(Flag { need title, need yes_if, may say, need label, may show_if, });
record!(Profile {
    need title, need list, need method, need missing, may fill, may factor, may offset, may round, may bands, may words,
    may spread, may spread_words, need label, may show_if, may instead,
});
record!(PlainList { need title, need at_least, need none, need label, });
record!(Notes { need under, need at_most, need list, });
record!(Note { need show_if, need say, may wordings, });
record!(Print { may scores, may block_rows, });
record!(Example { need name, need answers, may earlier, need expect, });
record!(Source { need cite, may seen, });
record!(Fhir {
    may link, may kind, may within, may after, may untitled, may set, may codes, may options, may parts, may rest,
});
record!(FhirSheet { may url, may release, may untitled, may kept, may rest, });
record!(Kept { need link, may within, may after, need json, });

variants!(Sharing "how far an answer may travel" hole Self::Free; Free, AskFirst, Never,);
variants!(Role "a role" hole Self::NextStep;
    NextStep, ToSupervision, Question, TakenAlong, DiscussedOn, MeetingMinutes,);
variants!(Start "what a date starts with" hole Self::Empty; Empty, Today,);
variants!(StartTime "what a time starts with" hole Self::Empty; Empty, Now,);
variants!(Method "a method" hole Self::Mean; Mean, Sum, Count(bound),);
variants!(ScoresInPrint "how scores print" hole Self::InWords; InWords, WithNumbers,);
variants!(Missing "how many answers may be missing" hole Self::NoneAllowed;
    NoneAllowed, AtLeast(n), Share(part), UpTo(n), UpToShare(part, toward),);
variants!(Release "a release of FHIR" hole Self::R4; R4, R5,);
variants!(Toward "a way to round" hole Self::Up; Up, Down,);
variants!(Fill "what stands for a missing answer" hole Self::LeaveOut; LeaveOut, Mean, RoundedMean(round), With(number),);
variants!(Of "what a score is made of" hole Self::Items(Vec::new()); Items(items), Composite(scores),);
variants!(Better "which way is better" hole Self::Higher; Higher, Lower,);
variants!(Round "a way to round" hole Self::HalfUp(0);
    HalfUp(places), HalfDown(places), HalfEven(places), Up(places), Down(places),);
variants!(Edge "where a band begins" hole Self::From(Decimal::whole(0)); From(at), Above(at),);
variants!(Rows "the rows of a table" hole Self::Free(1, 1); Free(least, most), Fixed(rows),);
variants!(Statement "a statement" hole Self::Plain("…".to_owned()); Statement(counts, words), Reverse(counts, words), Plain(words),);
variants!(Bound "a range" hole Self::AtLeast(Decimal::whole(0));
    AtLeast(least), AtMost(most), Above(least), Below(most), Between(least, most),);
variants!(Condition "a condition" hole Self::All(Vec::new());
    Chosen(item, options), Answered(item), AnyRow(table, column, options), Rows(table, least), Visible(item),
    Band(score, bands), Spread(profile, bands), Value(of, bound), All(all), Any(any), Not(inner),);
variants!(Expect "an expectation" hole Self::Visible(Vec::new());
    Score(score, value, band), Exact(score, value), FlagIs(flag, state), ChangeIs(score, difference, what),
    NoChange(score), Shown(score, value), Band(score, band), NoScore(score), SpreadIs(profile, value, band),
    NoSpread(profile), Suggested(item, options), Says(notes), Visible(items), Hidden(items), ScaleEnds(item, low, high),
    Asks(item, words), Listed(profile, ways),);
