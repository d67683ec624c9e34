//! The kinds of fault, each with a code for `attune explain`.

macro_rules! codes {
    ($($code:literal $name:ident $title:literal)*) => {
        /// A kind of fault. Codes with `E` make a file unusable; those with `W` do not.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = concat!("`", $code, "`: ", $title, ".")] $name,)*
        }

        impl Code {
            /// All codes, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The code as people write it, such as `E001`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }

            /// The code that is written so, in capital or small letters.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|code| code.as_str().eq_ignore_ascii_case(text))
            }

            /// A few words for the kind.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self {
                    $(Self::$name => $title,)*
                }
            }
        }
    };
}

codes! {
    "E001" Syntax "something unexpected stands here"
    "E002" OpenQuote "a quote is not closed"
    "E003" OpenBracket "a bracket is not closed"
    "E004" MissingComma "a comma is missing"
    "E005" StrayBracket "a bracket closes nothing"
    "E006" BadEscape "a backslash in a text means nothing"
    "E007" BadNumber "a number cannot be read"
    "E008" TooDeep "something stands too deep in something else"
    "E009" TooLarge "the file is too large"
    "E010" WrongRoot "the file is neither a template nor blocks"
    "E011" AfterEnd "something follows after the end"
    "E012" MissingColon "a colon is missing"
    "E013" NotUtf8 "the file is not in UTF-8"
    "E020" UnknownField "there is no such field"
    "E021" UnknownKind "there is no such kind"
    "E022" MissingField "something required is missing"
    "E023" WrongType "a value of another type belongs here"
    "E024" FieldTwice "a field stands twice"
    "E025" NumberRange "a number is too small or too large"
    "E026" BadId "this is no id"
    "E027" WrongCount "there are too few or too many values"
    "E030" IdTwice "an id stands twice"
    "E031" IdCase "two ids differ by case alone"
    "E032" UnknownItem "no item has this id"
    "E033" UnknownOption "there is no such option"
    "E034" UnknownList "there is no such list"
    "E035" UnknownScale "there is no such scale"
    "E036" UnknownBand "there are no such bands"
    "E037" UnknownScore "there is no such score or profile"
    "E038" UnknownBlocks "the blocks file is not found"
    "E039" NotShared "the item is not in the blocks file"
    "E040" UnknownCell "there is no such row or column"
    "E041" WrongItem "the item is of another kind"
    "E042" ReservedId "the id has a meaning of its own"
    "E043" WrongOrder "the order does not name each item once"
    "E050" Circle "a condition runs in a circle"
    "E051" BandOrder "bands do not ascend"
    "E052" BandRange "a band cannot be reached"
    "E053" FirstBand "the lowest values lie in no band"
    "E054" NothingToScore "there is nothing to score"
    "E055" TooManyNeeded "more answers are needed than there are statements"
    "E056" TwoMeanings "an id means two things"
    "E057" EmptyText "a text is empty"
    "E058" BadMarkup "a sign in a text is not closed"
    "E059" Nothing "there is nothing to choose or to answer"
    "E060" BadRange "a range cannot be"
    "E061" WrongPlace "this does not belong here"
    "E070" TwoWays "a score is made in two ways at once"
    "E071" Unfilled "a total may be too low, and nothing says so"
    "E401" WrongAnswer "an answer does not fit its question"
    "E402" ExampleFails "an example does not come out"
    "W101" FileName "the id is not the file's name"
    "W102" NoExample "no example tries this out"
    "W103" DeadLink "a link leads to no known worksheet"
    "W104" Unused "nothing uses this"
    "W105" BelowRange "a band begins below the lowest value"
    "W106" NeverHolds "a condition always or never holds"
    "W107" Suspicious "this is probably not meant"
    "W108" Unsaid "some bands have no words"
    "W109" Untranslated "a text has no translation"
    "W110" Stale "a translation is of another text"
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
