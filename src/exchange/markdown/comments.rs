//! Comments and replies under the answers they are about.

use super::{
    Page,
    escape::{escaped, quoted},
};
use crate::{
    base::Id,
    t,
    template::{Item, Kind},
    words::day_long,
    worksheet::{Anchor, Author, Comment, CommentKind, Happened, Side},
};

impl<'a> Page<'a> {
    /// The comments on an item, oldest first.
    pub(super) fn comments_on(&mut self, item: &Item) {
        self.about(item).into_iter().for_each(|comment| self.comment(comment, true));
    }

    /// The comments on an item, if there are any, under its question; quoted only where the answer is seen.
    pub(super) fn titled_comments_on(&mut self, item: &Item, seen: bool) {
        let mine = self.about(item);
        if !mine.is_empty() {
            let ask = self.marked(self.said.ask(item)).replace('\n', " ");
            self.paragraph(&format!("### {ask}"));
            mine.into_iter().for_each(|comment| self.comment(comment, seen));
        }
    }

    /// The comments about an item or one of its statements that stand nowhere yet.
    fn about(&self, item: &Item) -> Vec<&'a Comment> {
        let on_item = |id: &Id| match &item.kind {
            Kind::Ratings(ratings) => item.id == *id || ratings.statements.iter().any(|s| s.id == *id),
            _ => item.id == *id,
        };
        let all = self.said.sheet.review.comments.iter();
        all.filter(|c| !self.placed.contains(&&c.id) && c.anchor.item().is_some_and(on_item)).collect()
    }

    /// Comments on answers that are not above: they were emptied, or went out of sight.
    ///
    /// Where an answer stays home, what is said of it stays there as well, and is counted.
    pub(super) fn comments_elsewhere(&mut self) {
        let sheet = self.said.sheet;
        let items: Vec<&Item> = (sheet.template.items())
            .filter(|(section, item)| self.said.leaving.has(section, item) && !self.about(item).is_empty())
            .map(|(_, item)| item)
            .collect();
        if !items.is_empty() {
            self.paragraph(&format!("## {}", t!("md-comments-elsewhere")));
        }
        for item in items {
            self.titled_comments_on(item, self.said.outcome.is_shown(item.id.as_str()));
        }
        let home = sheet.review.comments.len() - self.placed.len();
        if home > 0 {
            self.paragraph(&t!("md-comments-at-home", count = home));
        }
    }

    /// The comments on the sheet as a whole.
    pub(super) fn comments_on_sheet(&mut self) {
        let all = self.said.sheet.review.comments.iter();
        let mine: Vec<&'a Comment> = all.filter(|comment| comment.anchor == Anchor::Sheet).collect();
        if !mine.is_empty() {
            self.paragraph(&format!("## {}", t!("md-on-the-whole")));
            mine.into_iter().for_each(|comment| self.comment(comment, true));
        }
    }

    /// The name somebody wrote under, or which side she stood on.
    fn who<'n>(&'n self, by: &'n Author) -> &'n str {
        match (by.name.trim(), by.side) {
            ("", Side::Writer) if !self.said.sheet.review.author.is_empty() => &self.said.sheet.review.author,
            ("", Side::Writer) => t!("paper-author"),
            ("", Side::Reviewer) => t!("paper-supervisor"),
            (name, _) => name,
        }
    }

    fn comment(&mut self, comment: &'a Comment, quotes: bool) {
        self.placed.push(&comment.id);
        let kind = match comment.kind {
            CommentKind::ThankYou => t!("md-thank-you"),
            CommentKind::Ask => t!("md-ask"),
            CommentKind::Offer => t!("md-offer"),
            CommentKind::PleaseDo => t!("md-please-do"),
        };
        let mut head = format!("**{}**, {}", escaped(self.who(&comment.by)), day_long(comment.when.day()));
        head.push_str(&format!(" · {kind}"));
        if comment.settled.is_some() {
            head.push_str(&format!(" · {}", t!("md-settled")));
        }
        if let Anchor::Words { quote, .. } = &comment.anchor
            && quotes
        {
            let quote = escaped(&quote.replace('\n', " "));
            head.push_str(&format!("\n{}", t!("paper-quoted", words = &quote)));
        }
        self.paragraph(&head);
        self.paragraph(&quoted(&comment.text));
        if let Some(action) = &comment.action {
            let by = action.by_day.map(|day| t!("md-by-day", day = &day_long(day)));
            let happened = action.happened.map(|happened| match happened {
                Happened::Happened => t!("md-happened"),
                Happened::NotYet => t!("md-not-yet"),
                Happened::LetItGo => t!("md-let-it-go"),
            });
            let words: Vec<String> = by.into_iter().chain(happened.map(str::to_owned)).collect();
            self.paragraph(&words.join(" · "));
        }
        for reply in &comment.replies {
            let (name, day) = (escaped(self.who(&reply.by)), day_long(reply.when.day()));
            self.paragraph(&format!("**{name}**, {day} · {}", t!("md-reply")));
            self.paragraph(&quoted(&reply.text));
        }
    }
}
