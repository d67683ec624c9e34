//! Parts of questions: scales, statements, rows, how far an answer travels.

use std::{collections::BTreeMap, fmt};

use serde::{
    Deserializer, Serialize,
    de::{Error, MapAccess, Visitor},
};

use super::{
    super::{
        Condition,
        grammar::table::{choice, reads_words, record},
    },
    Text,
};
use crate::base::{Decimal, Id, Keyed};

choice! {
    /// How far an answer may travel.
    #[derive(Clone, Copy, PartialEq, Eq, Serialize)]
    Sharing "how far an answer may travel" hole Self::Free, Default;
    /// Leaves when the writer sends the sheet.
    Free,
    /// Stays home unless the writer ticks it, each time anew.
    AskFirst,
    /// Never leaves.
    Never,
}

choice! {
    /// What a question is for the program, beyond its words.
    #[derive(Clone, Copy, PartialEq, Eq)]
    Role "a role" hole Self::NextStep;
    /// The small next step.
    NextStep,
    /// Whether to take the sheet to supervision.
    ToSupervision,
    /// The question to bring to supervision.
    Question,
    /// What the writer takes along from supervision.
    TakenAlong,
    /// The day of the meeting (a `Date`); sets the mark *discussed on*.
    DiscussedOn,
    /// Minutes of the meeting (a `Number`).
    MeetingMinutes,
}

choice! {
    /// What a date starts with.
    #[derive(Clone, Copy, PartialEq, Eq)]
    Start "what a date starts with" hole Self::Empty, Default;
    /// Nothing.
    Empty,
    /// The day on which the worksheet is begun.
    Today,
}

choice! {
    /// What a time starts with.
    #[derive(Clone, Copy, PartialEq, Eq)]
    StartTime "what a time starts with" hole Self::Empty, Default;
    /// Nothing.
    Empty,
    /// The time at which the worksheet is begun.
    Now,
}

choice! {
    /// How scores are printed when they are asked for.
    #[derive(Clone, Copy, PartialEq, Eq)]
    ScoresInPrint "how scores print" hole Self::InWords, Default;
    /// Bars and words.
    InWords,
    /// Bars, words and numbers.
    WithNumbers,
}

record! {
    /// Other words at the ends of a scale, under a condition.
    Ends {
        need {
            /// When they stand.
            show_if: Condition,
            /// Words of the lowest step.
            low: Text,
            /// Words of the highest step.
            high: Text,
        }
        may {}
    }
}

choice! {
    /// A statement, the score or way in which it counts, and its direction.
    Statement "a statement" hole Self::Plain("…".to_owned());
    /// Counts as ticked.
    Statement(counts: Id, words: Text) "Statement(\"score\", \"The words.\")",
    /// Counts turned round: lowest + highest step − answer, so that on 1 to 5 a 2 counts as 4.
    Reverse(counts: Id, words: Text) "Reverse(\"score\", \"The words.\")",
    /// Counts nowhere by itself; a score may still name it in `of: Items([…])`, as ticked.
    Plain(words: Text) "Plain(\"The words.\")",
}

choice! {
    /// The rows of a table.
    Rows "the rows of a table" hole Self::Free(1, 1), Default;
    /// Rows the writer adds, at least and at most so many.
    Free(least: u16, most: u16) "Free(1, 3)",
    /// Rows that are given.
    Fixed(rows: Keyed<Text>) "Fixed({ \"row\": \"Its words\" })",
}

record! {
    /// The steps of a rating.
    Scale {
        need {
            /// Each whole number with its words: at least two, ascending, at equal distances.
            #[serde(deserialize_with = "steps_once")]
            steps: BTreeMap<i16, Text>,
        }
        may {
            /// Words of an answer that counts as missing, such as *Cannot say*.
            cannot_say: Option<Text>,
        }
    }
}

/// Steps by their number, none of them twice.
fn steps_once<'de, D: Deserializer<'de>>(d: D) -> Result<BTreeMap<i16, Text>, D::Error> {
    struct Steps;
    impl<'de> Visitor<'de> for Steps {
        type Value = BTreeMap<i16, Text>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a map from numbers to words")
        }
        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut steps = BTreeMap::new();
            while let Some((step, words)) = map.next_entry()? {
                if steps.insert(step, words).is_some() {
                    return Err(A::Error::custom(format_args!("the step {step} stands twice")));
                }
            }
            Ok(steps)
        }
    }
    d.deserialize_map(Steps)
}

choice! {
    /// Where a band begins; it ends where the next begins, so there is no gap and no overlap.
    #[derive(Clone, Copy, PartialEq, Eq)]
    Edge "where a band begins" hole Self::From(Decimal::whole(0));
    /// At this value, which belongs to the band.
    From(at: Decimal) "From(2.5)",
    /// Above this value, which belongs to the band before.
    Above(at: Decimal) "Above(6)",
}
