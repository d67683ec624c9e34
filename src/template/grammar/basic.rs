//! Texts, ids, numbers, *true* and *false*.

use super::{
    super::{
        instead::alike,
        tree::{Node, NodeKind, number, takes_no_room},
    },
    NO_ID, Read, Reader,
    reader::{ID, NUMBER, TEXT, TRUTH, WHOLE},
};
use crate::{
    base::{BadId, Decimal, Id},
    diagnostic::Code,
};

impl Read for String {
    const WHAT: &'static str = TEXT;
    fn shape() -> String {
        "text".to_owned()
    }
    fn read(node: &Node, r: &mut Reader<'_>) -> Option<Self> {
        node.text().map(str::to_owned).or_else(|| r.wrong(node, TEXT))
    }
    fn hole() -> Self {
        "…".to_owned()
    }
}

impl Read for Id {
    const WHAT: &'static str = ID;
    fn shape() -> String {
        "id".to_owned()
    }
    fn read(node: &Node, r: &mut Reader<'_>) -> Option<Self> {
        let Some(text) = node.text() else { return r.wrong(node, ID) };
        match Self::parse(text) {
            Ok(id) => Some(id),
            Err(bad) => {
                r.lost.insert(text.to_owned());
                let mut fault = r.error(Code::BadId, node.span(), bad.to_string());
                // What only looks right is read as what it looks like.
                let mut meant = None;
                let seen: String = text.chars().filter(|c| !takes_no_room(*c)).collect();
                if let Some((odd, whose, latin)) = alike(text) {
                    fault.message = format!("'{odd}' is {whose} here, and only looks like one of an id");
                    fault = fault.help(format!("write \"{latin}\" in Latin letters"));
                    meant = Self::parse(&latin).ok();
                } else if seen.len() < text.len() && Self::parse(&seen).is_ok() {
                    "a sign that cannot be seen stands in this id".clone_into(&mut fault.message);
                    fault = fault.help(format!("write \"{seen}\" anew, from the keyboard"));
                    meant = Self::parse(&seen).ok();
                } else if text.contains(' ') && text.split(' ').count() > 3 {
                    fault = fault.help("an id belongs here, not the words people see");
                } else if let (BadId::Character(_), Some(better)) = (bad, better_id(text)) {
                    fault = fault.help(format!("write, for example, \"{better}\""));
                } else if bad == BadId::TooLong {
                    fault = fault.help(format!("this one has {}; choose a shorter one", text.chars().count()));
                } else {
                    fault = fault.help("choose a readable word, such as \"next-step\"");
                }
                r.report(fault);
                meant
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
            'Ä' | 'Æ' => better.push_str("Ae"),
            'Ö' | 'Ø' | 'Œ' => better.push_str("Oe"),
            'Ü' => better.push_str("Ue"),
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
    fn shape() -> String {
        TRUTH.to_owned()
    }
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
            fn shape() -> String {
                "whole number".to_owned()
            }
            fn read(node: &Node, r: &mut Reader<'_>) -> Option<Self> {
                let NodeKind::Number(written) = node.kind() else { return r.wrong(node, WHOLE) };
                let typed = number::typed(written).map_or(stringify!($type), |(_, kind)| kind);
                let byte_of_u8 = !written.starts_with("b'") || stringify!($type) == "u8";
                let whole = number::whole(written).filter(|_| typed == stringify!($type) && byte_of_u8);
                let Some(whole) = whole else { return r.wrong(node, WHOLE) };
                let found = Self::try_from(whole).ok();
                if let (Some(_), Ok(number)) = (found, i64::try_from(whole)) {
                    r.plain_number(node, Decimal::whole(number));
                }
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
    fn shape() -> String {
        "number".to_owned()
    }
    fn read(node: &Node, r: &mut Reader<'_>) -> Option<Self> {
        let found = match node.kind() {
            NodeKind::Number(written) => number::decimal(written),
            NodeKind::Text(text) => Self::parse(text),
            NodeKind::Char(c) => Self::parse(c.encode_utf8(&mut [0; 4])),
            _ => None,
        };
        match (found, node.kind()) {
            (Some(number), NodeKind::Number(_)) => r.plain_number(node, number),
            (Some(number), _) => {
                let message = format!("{NUMBER} belongs here, not {}", node.what());
                r.unfit(Code::WrongType, node.span(), message, format!("take the quotes away: {number}"));
            }
            _ => {}
        }
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
