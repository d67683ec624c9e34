//! Groups: whole questions that are asked together, once or several times.
//!
//! A group becomes a table whose rows are its repetitions and whose columns
//! are its questions: answers, conditions and edits are those of a table.

use super::{Cx, items::article, path::Path, sections::Called};
use crate::{
    base::Id,
    diagnostic::{Code, Diagnostic},
    template::{file, model},
};

/// The most repetitions of a group.
const MOST: u16 = 100;

impl<'a> Cx<'a> {
    pub(super) fn group(&self, id: &Id, group: &'a file::Group, path: &Path<'_>) -> model::Table {
        let items = path.field("items");
        if group.items.is_empty() && !self.is_bad(path) {
            let help = "add `items: { \"id\": LongText(ask: \"…\") }`";
            let fault = Diagnostic::error(Code::Nothing, self.head(path), "there is no question in this group");
            self.report(path, fault.help(help));
        }
        let stands = self.in_row_of(id, &group.items);
        let question = |(id, item): (&'a Id, &'a file::Item)| {
            let path = items.key(id.as_str());
            self.fits_in_a_group(item, &path);
            self.item(id, item, &path, Called::default(), stands)
        };
        let columns = group.items.iter().map(question).collect();
        let (least, most) = self.how_often(group, path);
        model::Table {
            rows: model::Rows::Free { least, most },
            columns,
            need_rows: group.need.unwrap_or(u16::from(group.required)),
            another: self.optional_text(group.another.as_ref(), &path.field("another")),
            offer: None,
            none: None,
            block_rows: true,
            group: Some(model::Group {
                each: self.optional_text(group.each.as_ref(), &path.field("each")),
                several: most > 1,
            }),
        }
    }

    fn fits_in_a_group(&self, item: &file::Item, path: &Path<'_>) {
        use file::Item as I;
        let fits = matches!(
            item,
            I::ShortText(_)
                | I::LongText(_)
                | I::YesNo(_)
                | I::ChooseOne(_)
                | I::ChooseMany(_)
                | I::Ranking(_)
                | I::Rating(_)
                | I::Slider(_)
                | I::Number(_)
                | I::Date(_)
                | I::Time(_)
        );
        if !fits {
            let kind = item.kind();
            let message = format!("{} `{kind}` cannot stand in a group", article(kind));
            let help = match item {
                I::Ratings(_) => "write each statement as a `Rating`",
                I::Info(_) => "write the text as `help` of the group or of a question",
                I::Group(_) | I::Table(_) => "write it beside the group, not in it",
                _ => "write it beside the group",
            };
            self.report(path, Diagnostic::error(Code::WrongPlace, self.head(path), message).help(help));
        }
        if super::points::counts_in(item).is_some() {
            let help = "take `counts` away, or ask for it beside the group";
            self.error(Code::WrongPlace, &path.field("counts"), "what is asked in a group counts in no score", help);
        }
    }

    /// How often a group is there at first, and at most.
    fn how_often(&self, group: &file::Group, path: &Path<'_>) -> (u16, u16) {
        let least = group.least.unwrap_or(1);
        let most = group.most.unwrap_or(least.max(1));
        if least > most || most == 0 || most > MOST {
            let named = if group.most.is_some() { "most" } else { "least" };
            let message = format!("a group cannot be there at least {least} and at most {most} times");
            let help = format!("`least` is the lower number, `most` the higher one, up to {MOST}");
            self.error(Code::BadRange, &path.field(named), message, help);
        }
        if let Some(need) = group.need.filter(|need| *need > most) {
            let message = format!("{need} are asked for, but there are at most {most}");
            let help = format!("write a number from 1 to {most}");
            self.error(Code::TooManyNeeded, &path.field("need"), message, help);
        }
        if most == 1 {
            for (name, there) in [("another", group.another.is_some()), ("each", group.each.is_some())] {
                if there {
                    let help = format!("add `most: 3`, or take `{name}` away");
                    self.warning(Code::Suspicious, &path.field(name), "this group is there once only", help);
                }
            }
        }
        (least, most.clamp(1, MOST))
    }
}
