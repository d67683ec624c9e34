//! The macros by which [`super::super::file`] says the grammar, and the tables they leave.
//!
//! The comment at a type, a field or a word is its sentence in the reference
//! page, so it is written for authors of worksheets.

/// A type of the grammar, as data.
#[derive(Debug)]
pub struct TypeTable {
    /// Its name, such as `Score`.
    pub name: &'static str,
    /// Its sentences, a line each.
    pub doc: &'static [&'static str],
    /// What it is made of.
    pub made_of: MadeOf,
}

/// A type that has a table.
pub trait Described {
    /// The type as data.
    const TABLE: TypeTable;
}

/// What a type is made of.
#[derive(Debug)]
pub enum MadeOf {
    /// `Name(field: …)`.
    Fields(&'static [Field]),
    /// One of several words.
    Words(&'static [Word]),
}

/// A field of a `Name(field: …)`.
#[derive(Debug)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// Whether it must be there.
    pub need: bool,
    /// Its form in few signs.
    pub shape: fn() -> String,
    /// What counts when it is left out; empty if nothing does.
    pub unset: fn() -> String,
    /// Its sentences, a line each.
    pub doc: &'static [&'static str],
}

/// One of several words.
#[derive(Debug)]
pub struct Word {
    /// The word, such as `AtLeast`.
    pub name: &'static str,
    /// How it is written, such as `AtLeast(3)`.
    pub sample: &'static str,
    /// Its sentences, a line each.
    pub doc: &'static [&'static str],
}

/// What counts where a field is left out: a word or a number, or nothing.
pub(in super::super) fn unset<T: Default + std::fmt::Debug>() -> String {
    let text = format!("{:?}", T::default());
    let plain = text != "None" && !text.starts_with(['[', '{']) && !text.contains(" {");
    if plain { text } else { String::new() }
}

/// Nothing: a field that must be there has no value when it is left out.
pub(in super::super) const fn never_unset() -> String {
    String::new()
}

/// Sentences of a comment, joined and without the space before each line.
#[must_use]
pub fn sentence(doc: &[&str]) -> String {
    let lines: Vec<&str> = doc.iter().map(|line| line.trim()).collect();
    lines.join(" ").trim().to_owned()
}

/// `Name(field: …)`: the struct, its reader and its table. Fields after `need`
/// must be there, those after `may` need not.
macro_rules! record {
    (
        $(#[doc = $doc:literal])+
        $(#[derive($($derive:ident),+)])?
        $type:ident {
            need { $(
                $(#[doc = $need_doc:literal])+
                $(#[serde($($serde:tt)+)])?
                $need:ident: $need_type:ty,
            )* }
            may { $(
                $(#[doc = $may_doc:literal])+
                $may:ident: $may_type:ty,
            )* }
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug, serde::Deserialize $($(, $derive)+)?)]
        #[serde(deny_unknown_fields)]
        pub struct $type {
            $(
                $(#[doc = $need_doc])+
                $(#[serde($($serde)+)])?
                pub $need: $need_type,
            )*
            $(
                $(#[doc = $may_doc])+
                #[serde(default)]
                pub $may: $may_type,
            )*
        }

        impl $crate::template::grammar::Read for $type {
            const WHAT: &'static str = concat!("`", stringify!($type), "(…)`");

            fn shape() -> String {
                concat!(stringify!($type), "(…)").to_owned()
            }

            fn read(
                node: &$crate::template::tree::Node,
                r: &mut $crate::template::grammar::Reader<'_>,
            ) -> Option<Self> {
                let f = $crate::template::grammar::Fields::of(node, stringify!($type), Self::FIELDS, r)?;
                Some(Self {
                    $($need: f.need(stringify!($need), r),)*
                    $($may: f.may(stringify!($may), r),)*
                })
            }

            fn read_some(
                call: &$crate::template::tree::Call,
                node: &$crate::template::tree::Node,
                r: &mut $crate::template::grammar::Reader<'_>,
            ) -> Option<Self> {
                // Stock RON takes the fields without the name here; so do we, and say so.
                if r.bare_some(call, stringify!($type)) {
                    return None;
                }
                let f = $crate::template::grammar::Fields::inside(node, call, stringify!($type), Self::FIELDS, r)?;
                Some(Self {
                    $($need: f.need(stringify!($need), r),)*
                    $($may: f.may(stringify!($may), r),)*
                })
            }

            fn hole() -> Self {
                Self {
                    $($need: $crate::template::grammar::Read::hole(),)*
                    $($may: $crate::template::grammar::Read::hole(),)*
                }
            }
        }

        impl $type {
            /// The names of its fields.
            pub(in $crate::template) const FIELDS: &'static [&'static str] =
                &[$(stringify!($need),)* $(stringify!($may),)*];
        }

        impl $crate::template::grammar::table::Described for $type {
            const TABLE: $crate::template::grammar::table::TypeTable =
                $crate::template::grammar::table::TypeTable {
                    name: stringify!($type),
                    doc: &[$($doc),+],
                    made_of: $crate::template::grammar::table::MadeOf::Fields(&[
                        $($crate::template::grammar::table::Field {
                            name: stringify!($need),
                            need: true,
                            shape: <$need_type as $crate::template::grammar::Read>::shape,
                            unset: $crate::template::grammar::table::never_unset,
                            doc: &[$($need_doc),+],
                        },)*
                        $($crate::template::grammar::table::Field {
                            name: stringify!($may),
                            need: false,
                            shape: <$may_type as $crate::template::grammar::Read>::shape,
                            unset: $crate::template::grammar::table::unset::<$may_type>,
                            doc: &[$($may_doc),+],
                        },)*
                    ]),
                };
        }
    };
}

/// One of several words, some with values: the enum, its reader and its table.
///
/// `hole` is the harmless value that stands for a faulty one; with `Default`
/// after it, it is also what counts where the word is left out. A text after a
/// word's values shows how it is written.
macro_rules! choice {
    (
        $(#[doc = $doc:literal])+
        $(#[derive($($derive:ident),+)])?
        $type:ident $what:literal hole $hole:expr $(, $default:ident)?;
        $(
            $(#[doc = $word_doc:literal])+
            $word:ident $(($($arg:ident: $arg_type:ty),+) $sample:literal)?,
        )+
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug, serde::Deserialize $($(, $derive)+)?)]
        pub enum $type {
            $(
                $(#[doc = $word_doc])+
                $word $(($($arg_type),+))?,
            )+
        }

        $(impl $default for $type {
            fn default() -> Self {
                $hole
            }
        })?

        reads_words! {
            $(#[doc = $doc])+
            $type $what hole $hole;
            $(
                $(#[doc = $word_doc])+
                $word $(($($arg: $arg_type),+) $sample)?,
            )+
        }
    };
}

/// The reader and the table of an enum that stands elsewhere.
macro_rules! reads_words {
    (
        $(#[doc = $doc:literal])+
        $type:ident $what:literal hole $hole:expr;
        $(
            $(#[doc = $word_doc:literal])+
            $word:ident $(($($arg:ident: $arg_type:ty),+) $sample:literal)?,
        )+
    ) => {
        impl $crate::template::grammar::Read for $type {
            const WHAT: &'static str = $what;

            fn shape() -> String {
                stringify!($type).to_owned()
            }

            fn read(
                node: &$crate::template::tree::Node,
                r: &mut $crate::template::grammar::Reader<'_>,
            ) -> Option<Self> {
                const KNOWN: &[&str] = &[$(stringify!($word)),+];
                let call = $crate::template::grammar::Variant::of(node, $what, KNOWN, r)?;
                match call.name {
                    $(stringify!($word) => {
                        const COUNT: usize = 0 $($(+ { let _ = stringify!($arg); 1 })+)?;
                        let mut args = call.args(COUNT, concat!("" $(, $sample)?), r)?;
                        $($(let $arg = args.next().and_then(|node| $crate::template::grammar::Read::read(node, r));)+)?
                        // All are read before the first that is missing gives up.
                        let _ = &mut args;
                        let whole = || Some(Self::$word $(($($arg?),+))?);
                        let whole = whole();
                        if whole.is_none() {
                            r.bad.push(call.span);
                        }
                        whole
                    })+
                    _ => None,
                }
            }

            fn hole() -> Self {
                $hole
            }
        }

        impl $crate::template::grammar::table::Described for $type {
            const TABLE: $crate::template::grammar::table::TypeTable =
                $crate::template::grammar::table::TypeTable {
                    name: stringify!($type),
                    doc: &[$($doc),+],
                    made_of: $crate::template::grammar::table::MadeOf::Words(&[
                        $($crate::template::grammar::table::Word {
                            name: stringify!($word),
                            sample: concat!($("", $sample,)? ""),
                            doc: &[$($word_doc),+],
                        },)+
                    ]),
                };
        }
    };
}

pub(in super::super) use {choice, reads_words, record};
