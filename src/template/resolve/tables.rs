//! Tables: rows and columns.

use super::{Cx, conditions::Stands, items::article, path::Path, sections::Called};
use crate::{
    base::{Id, Keyed},
    diagnostic::{Code, Diagnostic},
    template::{file, model},
};

impl<'a> Cx<'a> {
    pub(super) fn table(&self, id: &Id, table: &'a file::Table, path: &Path<'_>) -> model::Table {
        let columns_path = path.field("columns");
        self.case_twins(&table.columns, &columns_path);
        if table.columns.is_empty() && !self.is_bad(path) {
            let help = "add `columns: { \"id\": ShortText(ask: \"…\") }`";
            self.report(
                path,
                Diagnostic::error(Code::Nothing, self.head(path), "this table has no column").help(help),
            );
        }
        let stands = self.in_row_of(id, &table.columns);
        let column = |(id, item): (&'a Id, &'a file::Item)| {
            let path = columns_path.key(id.as_str());
            self.column_fits(item, &path);
            self.no_counts(item, &path);
            self.item(id, item, &path, Called::default(), stands)
        };
        let columns = table.columns.iter().map(column).collect();
        if let Some(offer) = &table.offer {
            self.text_item(offer, &path.field("offer"));
        }
        model::Table {
            rows: self.table_rows(table, path),
            columns,
            need_rows: table.need_rows.unwrap_or(u16::from(table.required)),
            another: self.optional_text(table.another.as_ref(), &path.field("another")),
            offer: table.offer.clone(),
            none: self.optional_text(table.none.as_ref(), &path.field("none")),
            block_rows: self.given.file.print.block_rows.contains(id),
            group: None,
        }
    }

    /// Where the conditions of these columns stand.
    pub(super) fn in_row_of(&self, id: &Id, columns: &'a Keyed<file::Item>) -> Stands<'a> {
        let own = self.scope.items.iter().map(|(known, _)| *known).find(|known| *known == id);
        Stands { row: own.map(|id| (id, columns)) }
    }

    fn column_fits(&self, item: &file::Item, path: &Path<'_>) {
        let fits = matches!(
            item,
            file::Item::ShortText(_)
                | file::Item::LongText(_)
                | file::Item::YesNo(_)
                | file::Item::ChooseOne(_)
                | file::Item::Number(_)
                | file::Item::Date(_)
                | file::Item::Time(_)
        );
        if !fits {
            let kind = item.kind();
            let place = self.head(path);
            let fault =
                Diagnostic::error(Code::WrongPlace, place, format!("{} `{kind}` cannot be a column", article(kind)));
            let help = "a column is a `ShortText`, `LongText`, `YesNo`, `ChooseOne`, `Number`, `Date` or `Time`";
            self.report(path, fault.help(help));
        }
    }

    fn table_rows(&self, table: &file::Table, path: &Path<'_>) -> model::Rows {
        let rows_path = path.field("rows");
        let (rows, most) = match &table.rows {
            file::Rows::Free(least, most) => {
                if least > most || *most == 0 {
                    let message = format!("a table cannot have at least {least} and at most {most} rows");
                    self.error(
                        Code::BadRange,
                        &rows_path,
                        message,
                        "write Free(1, 3): at least one row, at most three",
                    );
                }
                (model::Rows::Free { least: *least, most: *most }, usize::from(*most))
            }
            file::Rows::Fixed(rows) => {
                let path = rows_path.nth(0);
                self.case_twins(rows, &path);
                self.keyed_texts(rows, &path);
                if rows.is_empty() && !self.is_bad(&path) {
                    let help = "write `\"id\": \"Its words\"` between the braces";
                    self.error(Code::Nothing, &rows_path, "this table has no row", help);
                }
                (model::Rows::Fixed(rows.clone()), rows.len())
            }
        };
        if let Some(need) = table.need_rows.filter(|need| usize::from(*need) > most && most > 0) {
            let message = format!("{need} rows are asked for, but there are at most {most}");
            self.error(
                Code::TooManyNeeded,
                &path.field("need_rows"),
                message,
                format!("write a number from 1 to {most}"),
            );
        }
        if table.another.is_some() && matches!(table.rows, file::Rows::Fixed(_)) {
            let message = "nobody adds rows to a table with fixed ones";
            self.warning(Code::Suspicious, &path.field("another"), message, "take it away");
        }
        rows
    }
}
