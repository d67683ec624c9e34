//! What differs beside the answers, in words: second thoughts, kept answers, what people said.

use super::{Difference, Open, review::said_words};
use crate::{
    base::Id,
    t,
    template::markup,
    words::day_long,
    worksheet::{Apart, At, Comment, Part, State as Review, Worksheet, words_of_former},
};

/// Something that differs, as it is there and here; nothing if it is neither there nor here.
pub(super) fn apart_in_words(open: &Open, other: &Worksheet, what: Apart) -> Option<Difference> {
    let now = open.sheet();
    let alone = |ask: String, then: String| Some((ask, then, String::new()));
    let (ask, then, now) = match &what {
        Apart::Answer(_) => None,
        Apart::Later(id) => {
            let at = At { item: id.clone(), part: Part::Later };
            let ask = t!("apart-later", question = &question(open, id));
            Some((ask, other.text(&at).to_owned(), now.text(&at).to_owned()))
        }
        Apart::Former(id) => {
            let former = other.content.former.get(id.as_str())?;
            alone(t!("apart-former", question = &former.ask), words_of_former(former))
        }
        Apart::ForSupervision(id) => {
            let marked = t!("apart-marked").to_owned();
            Some((question(open, id), marked, t!("apart-not-marked").to_owned()))
        }
        Apart::Comment(id) => {
            let comment = other.review.comments.iter().find(|comment| comment.id == *id)?;
            let here = now.review.comments.iter().find(|comment| comment.id == *id);
            let here = here.map(|comment| comment.text.clone()).unwrap_or_default();
            Some((about(open, comment), with_replies(comment), here))
        }
        Apart::Reply { comment, reply } => {
            let thread = other.review.comments.iter().find(|known| known.id == *comment)?;
            let found = thread.replies.iter().find(|known| known.id == *reply)?;
            let ask = if open.steps.is_own(&found.by) {
                t!("apart-reply-own", comment = &thread.text)
            } else {
                t!("apart-reply", name = name(&found.by.name), comment = &thread.text)
            };
            alone(ask, found.text.clone())
        }
        Apart::Mark(mark) => {
            let day = mark.said().map(|(_, when)| day_long(when.day())).unwrap_or_default();
            alone(t!("apart-said", day = &day), said_words(mark))
        }
        Apart::State => {
            let (then, here) = (state_words(&other.review.state), state_words(&now.review.state));
            Some((t!("apart-state").to_owned(), then, here))
        }
    }?;
    Some(Difference { what, ask, then, now })
}

fn question(open: &Open, id: &Id) -> String {
    let sheet = open.sheet();
    match (sheet.template.item(id.as_str()), sheet.template.statement(id.as_str())) {
        (Some(item), _) => markup::plain(open.outcome.asks.get(id).unwrap_or(&item.ask)),
        (None, Some((_, _, statement))) => markup::plain(open.outcome.statements.get(id).unwrap_or(&statement.words)),
        (None, None) => String::new(),
    }
}

fn about(open: &Open, comment: &Comment) -> String {
    let name = name(&comment.by.name);
    match comment.anchor.item() {
        Some(item) => t!("apart-comment", name = name, question = &question(open, item)),
        None => t!("apart-comment-whole", name = name),
    }
}

fn name(name: &str) -> &str {
    if name.is_empty() { t!("apart-nobody") } else { name }
}

fn with_replies(comment: &Comment) -> String {
    let replies = comment.replies.iter().map(|reply| format!("\n\n{}: {}", name(&reply.by.name), reply.text));
    std::iter::once(comment.text.clone()).chain(replies).collect()
}

/// A review state in words, with its day.
fn state_words(state: &Review) -> String {
    match state {
        Review::Mine => t!("row-state-mine").to_owned(),
        Review::Shared { with, since } => t!("row-state-shared", name = with, day = &day_long(since.day())),
        Review::Back { by, since, .. } if by.is_empty() => {
            t!("row-state-back-unnamed", day = &day_long(since.day()))
        }
        Review::Back { by, since, .. } => t!("row-state-back", name = by, day = &day_long(since.day())),
        Review::Finished { .. } => t!("row-state-finished").to_owned(),
    }
}
