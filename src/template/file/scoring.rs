//! The grammar of scoring rules.
//!
//! What the words mean is worked out in [`super::super::rule`] and in
//! `worksheet::outcome`.

use super::Edge;
use super::{
    super::{
        Bound, Condition,
        grammar::table::{choice, reads_words, record},
    },
    Fhir, Text, Wording,
};
use crate::base::{Decimal, Id, Keyed, Round};

record! {
    /// A number over answers.
    Score {
        need {
            /// Its name.
            title: Text,
            /// How it is made of what counts in it.
            method: Method,
            /// How many answers may be missing. With more there is no score; it is never 0.
            missing: Missing,
            /// The label that stands wherever the score stands: say in it what the number is not.
            label: Text,
        }
        may {
            /// What it is made of, if not of the statements and questions that name it.
            of: Option<Of>,
            /// What stands for each answer that may be missing. A `Mean` without it leaves
            /// out; a `Sum` or `Count` that allows missing answers must say it.
            fill: Option<Fill>,
            /// What a question counts that an earlier answer skips, by its id; it is then not missing.
            skipped: Keyed<Decimal>,
            /// What the result is multiplied by.
            factor: Option<Decimal>,
            /// What is added after that.
            offset: Option<Decimal>,
            /// How the result is rounded, before bands look at it; not at all, if left out.
            round: Option<Round>,
            /// The set of bands it is read in.
            bands: Option<Id>,
            /// What is said in each band, by the band's id.
            say: Keyed<Text>,
            /// Other sets of bands on the same value, each under an id of its own.
            readings: Keyed<Reading>,
            /// How far two values must lie apart to count as a change.
            change: Option<Change>,
            /// Which version of a published rule this is; it stands wherever the score stands.
            rule: Option<Text>,
            /// When it is shown; always, if left out.
            show_if: Option<Condition>,
            /// Whether it is a step on the way to other scores, worked out and shown nowhere.
            step: bool,
            /// What it is called in FHIR.
            fhir: Option<Fhir>,
        }
    }
}

choice! {
    /// How a score is made of what counts in it.
    #[derive(Clone, Copy, PartialEq, Eq)]
    Method "a method" hole Self::Mean;
    /// The mean.
    Mean,
    /// The sum.
    Sum,
    /// How many of the numbers lie in this range, after turning round.
    Count(bound: Bound) "Count(AtLeast(2))",
}

choice! {
    /// How many answers may be missing. One answer at least is always needed, if not all of them are skipped.
    #[derive(Clone, Copy, PartialEq, Eq)]
    Missing "how many answers may be missing" hole Self::NoneAllowed;
    /// None: every answer is needed.
    NoneAllowed,
    /// So many answers are needed.
    AtLeast(n: u16) "AtLeast(3)",
    /// This share of the answers is needed, above 0 and up to 1, rounded up to whole answers:
    /// three quarters of 9 are 7.
    Share(part: Decimal) "Share(0.75)",
    /// Up to so many may be missing; fewer than there are.
    UpTo(n: u16) "UpTo(2)",
    /// Up to this share may be missing, below 1, rounded to whole answers as said: a tenth of 28 is 2.8,
    /// with `Down` two may be missing, with `Up` three.
    UpToShare(part: Decimal, toward: Toward) "UpToShare(0.1, Down)",
}

choice! {
    /// Which way a share is rounded to whole answers.
    #[derive(Clone, Copy, PartialEq, Eq)]
    Toward "a way to round" hole Self::Up;
    /// Up.
    Up,
    /// Down.
    Down,
}

choice! {
    /// What stands for an answer that may be missing.
    #[derive(Clone, Copy, PartialEq, Eq)]
    Fill "what stands for a missing answer" hole Self::LeaveOut;
    /// Nothing: a mean is the mean of what there is; a sum or a count comes out lower.
    LeaveOut,
    /// The mean of what there is in this score, unrounded.
    Mean,
    /// The same mean, rounded.
    RoundedMean(round: Round) "RoundedMean(HalfUp(0))",
    /// This number, as it stands; it is not turned round.
    With(number: Decimal) "With(0)",
}

choice! {
    /// What a score is made of, if not of the statements and questions that name it.
    #[derive(Clone, PartialEq, Eq)]
    Of "what a score is made of" hole Self::Items(Vec::new());
    /// These statements, ratings, sliders, numbers and choices with points, which may count
    /// elsewhere too. The id of a `Ratings` stands for all its statements, `Plain` ones
    /// included. Each keeps its direction: a `Reverse` is turned round here as well.
    Items(items: Vec<Id>) "Items([\"statement\", \"statement\"])",
    /// These scores, or ways of a profile, each as it came out: filled in, times its factor,
    /// rounded, whether it is shown or not. `missing` then counts scores that have no value.
    Composite(scores: Vec<Id>) "Composite([\"score\", \"score\"])",
}

reads_words! {
    /// To how many places after the point a number is rounded (0 to 6), and which way.
    /// *Up* is towards the greater number, also below zero.
    Round "a way to round" hole Self::HalfUp(0);
    /// To the nearest; halves go up.
    HalfUp(places: u8) "HalfUp(0)",
    /// To the nearest; halves go down.
    HalfDown(places: u8) "HalfDown(0)",
    /// To the nearest; halves go to the even digit.
    HalfEven(places: u8) "HalfEven(0)",
    /// Always up.
    Up(places: u8) "Up(0)",
    /// Always down.
    Down(places: u8) "Down(0)",
}

record! {
    /// Another set of bands on the same value. Its id is an id of the sheet.
    Reading {
        need {
            /// Whose bands these are.
            title: Text,
            /// The set of bands.
            bands: Id,
        }
        may {
            /// What is said in each band, by the band's id.
            say: Keyed<Text>,
        }
    }
}

record! {
    /// How far two values must lie apart to count as a change.
    Change {
        need {
            /// The least difference, up or down, that is a change.
            at_least: Decimal,
        }
        may {
            /// Which way is better; left out, neither is.
            better: Option<Better>,
            /// What is said: by `better`, `worse` and `none`, or, where neither way is better,
            /// by `higher`, `lower` and `none`.
            say: Keyed<Text>,
        }
    }
}

choice! {
    /// Which way a score gets better.
    #[derive(Clone, Copy, PartialEq, Eq)]
    Better "which way is better" hole Self::Higher;
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
}

record! {
    /// Yes, no, or not answered, whatever any total says.
    Flag {
        need {
            /// Its name.
            title: Text,
            /// When it stands at yes.
            yes_if: Condition,
            /// The label that stands wherever the flag stands.
            label: Text,
        }
        may {
            /// What is said: by `yes`, `no`, `not-answered`.
            say: Keyed<Text>,
            /// When it is shown; always, if left out.
            show_if: Option<Condition>,
        }
    }
}

record! {
    /// One score for each way (option) of a list, side by side. Statements name the way they count in.
    Profile {
        need {
            /// Its name.
            title: Text,
            /// The list whose options are its ways.
            list: Id,
            /// How each way is made of its statements.
            method: Method,
            /// How many answers of a way may be missing.
            missing: Missing,
            /// The label that stands wherever the profile stands.
            label: Text,
        }
        may {
            /// What stands for an answer that may be missing.
            fill: Option<Fill>,
            /// What each way is multiplied by.
            factor: Option<Decimal>,
            /// What is added after that.
            offset: Option<Decimal>,
            /// How each way is rounded, before bands look at it.
            round: Option<Round>,
            /// The set of bands each way is read in.
            bands: Option<Id>,
            /// A word for each band, by the band's id.
            words: Keyed<Text>,
            /// Bands of the spread: highest less lowest, only when all ways have a value.
            spread: Keyed<Edge>,
            /// Words for each spread, by its id.
            spread_words: Keyed<Text>,
            /// When it is shown; always, if left out.
            show_if: Option<Condition>,
            /// What stands in its place when it is not shown.
            instead: Option<PlainList>,
        }
    }
}

record! {
    /// The names of the ways at or above a value, the highest first, in place of a profile.
    PlainList {
        need {
            /// Its heading.
            title: Text,
            /// The least value of a way that is named.
            at_least: Decimal,
            /// What stands there if there is none.
            none: Text,
            /// The label under it.
            label: Text,
        }
        may {}
    }
}

record! {
    /// Sentences under a result: the first that hold, in the order written.
    Notes {
        need {
            /// The score or profile under which they stand; where it is not shown, they are not.
            under: Id,
            /// How many are shown at most.
            at_most: u16,
            /// The notes in order of rank.
            list: Vec<Note>,
        }
        may {}
    }
}

record! {
    /// One sentence under a condition.
    Note {
        need {
            /// When it holds.
            show_if: Condition,
            /// What it says.
            say: Text,
        }
        may {
            /// Other words under conditions (their `say`); the first that holds.
            wordings: Vec<Wording>,
        }
    }
}
