//! The part of Markdown that our help pages use, taken apart into blocks.

/// A block of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading with its level.
    Heading(usize, Vec<Run>),
    /// A paragraph.
    Paragraph(Vec<Run>),
    /// An item of a list: how deep, its mark, its words.
    Item {
        /// 0 for the outermost.
        depth: usize,
        /// A dot, or a number.
        mark: String,
        /// Its words.
        runs: Vec<Run>,
    },
    /// A sample, exactly as it stands.
    Sample(String),
    /// Rows of cells under a head.
    Table {
        /// The words over the columns.
        head: Vec<Cell>,
        /// The rows, each as long as the head.
        rows: Vec<Vec<Cell>>,
    },
}

/// What stands in a cell of a table.
pub type Cell = Vec<Run>;

/// Words in one style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The style.
    pub style: Style,
    /// The words.
    pub words: String,
}

/// A style of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// As everything else.
    Plain,
    /// *Italic*.
    Italic,
    /// **Strong**.
    Strong,
    /// `A word of the language`.
    Code,
}

/// Takes a page apart.
#[must_use]
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut paragraph = String::new();
    let mut table = false;
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let trimmed = line.trim_start();
        let in_table = std::mem::replace(&mut table, trimmed.starts_with('|'));
        if trimmed.starts_with("```") {
            end(&mut paragraph, &mut blocks);
            let sample: Vec<&str> = lines.by_ref().take_while(|line| !line.trim_start().starts_with("```")).collect();
            blocks.push(Block::Sample(sample.join("\n")));
        } else if trimmed.starts_with('|') {
            end(&mut paragraph, &mut blocks);
            table_row(trimmed, in_table, &mut blocks);
        } else if let Some((level, words)) = heading(trimmed) {
            end(&mut paragraph, &mut blocks);
            blocks.push(Block::Heading(level, runs(words)));
        } else if let Some((mark, words)) = list_item(trimmed) {
            end(&mut paragraph, &mut blocks);
            let depth = (line.len() - trimmed.len()).div_ceil(3);
            blocks.push(Block::Item { depth, mark, runs: runs(words) });
        } else if trimmed.is_empty() {
            end(&mut paragraph, &mut blocks);
        } else {
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(trimmed);
        }
    }
    end(&mut paragraph, &mut blocks);
    blocks
}

fn end(paragraph: &mut String, blocks: &mut Vec<Block>) {
    if !paragraph.is_empty() {
        blocks.push(Block::Paragraph(runs(paragraph)));
        paragraph.clear();
    }
}

fn heading(line: &str) -> Option<(usize, &str)> {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    let words = line.get(level..)?.strip_prefix(' ')?;
    (1..=4).contains(&level).then_some((level, words))
}

fn list_item(line: &str) -> Option<(String, &str)> {
    if let Some(words) = line.strip_prefix("- ") {
        return Some(("•".to_owned(), words));
    }
    let (number, words) = line.split_once(". ")?;
    let is_number = !number.is_empty() && number.len() < 4 && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| (format!("{number}."), words))
}

/// A row of a table: the first one is its head, the line of dashes under it says nothing.
fn table_row(line: &str, goes_on: bool, blocks: &mut Vec<Block>) {
    let line = line.trim().replace("\\|", "\u{0}");
    let cells = line.strip_prefix('|').unwrap_or(&line);
    let cells: Vec<&str> = cells.strip_suffix('|').unwrap_or(cells).split('|').map(str::trim).collect();
    if cells.iter().all(|cell| !cell.is_empty() && cell.bytes().all(|byte| b"-: ".contains(&byte))) {
        return;
    }
    let row: Vec<Cell> = cells.iter().map(|cell| runs(&cell.replace('\u{0}', "|"))).collect();
    match blocks.last_mut().filter(|_| goes_on) {
        Some(Block::Table { head, rows }) => {
            let mut row = row;
            row.resize(head.len(), Vec::new());
            rows.push(row);
        }
        _ => blocks.push(Block::Table { head: row, rows: Vec::new() }),
    }
}

/// Words with their styles; a mark that is never closed stands as it is.
#[must_use]
pub fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (style, mark) = if rest.starts_with("**") {
            (Style::Strong, "**")
        } else if rest.starts_with('*') {
            (Style::Italic, "*")
        } else if rest.starts_with('`') {
            (Style::Code, "`")
        } else {
            (Style::Plain, "")
        };
        let inner = rest.get(mark.len()..).unwrap_or_default();
        let closed = (style != Style::Plain).then(|| inner.find(mark)).flatten().filter(|at| *at > 0);
        let (style, words, left) = match closed {
            Some(at) => (style, &inner[..at], &inner[at + mark.len()..]),
            None => {
                let skip = mark.len();
                let next = rest[skip..].find(['*', '`']).map_or(rest.len(), |at| at + skip);
                (Style::Plain, &rest[..next.max(1)], &rest[next.max(1)..])
            }
        };
        match runs.last_mut() {
            Some(last) if last.style == style => last.words.push_str(words),
            _ => runs.push(Run { style, words: link_words(words) }),
        }
        rest = left;
    }
    runs
}

/// `[words](address)` becomes its words: there is nothing to open.
fn link_words(words: &str) -> String {
    let mut out = String::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('[') {
        let link = after.split_once("](").and_then(|(words, tail)| Some((words, tail.split_once(')')?.1)));
        out.push_str(before);
        match link {
            Some((words, left)) => {
                out.push_str(words);
                rest = left;
            }
            None => {
                out.push('[');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_are_told_apart_and_unclosed_marks_stand() {
        let told = |text: &str| runs(text).into_iter().map(|run| (run.style, run.words)).collect::<Vec<_>>();
        assert_eq!(
            told("a *b* **c** `d*`"),
            [
                (Style::Plain, "a ".to_owned()),
                (Style::Italic, "b".to_owned()),
                (Style::Plain, " ".to_owned()),
                (Style::Strong, "c".to_owned()),
                (Style::Plain, " ".to_owned()),
                (Style::Code, "d*".to_owned()),
            ]
        );
        assert_eq!(told("2 * 3 = 6"), [(Style::Plain, "2 * 3 = 6".to_owned())]);
        assert_eq!(told("see [Files](files.md)"), [(Style::Plain, "see Files".to_owned())]);
    }

    #[test]
    fn a_table_has_a_head_and_rows_of_its_length_and_a_second_one_is_another() {
        let all = blocks("| a | `b \\| c` |\n|---|:-:|\n| *d* | |\n| e |\n\n| f |\n|---|\n");
        let plain = |cell: &Cell| cell.iter().map(|run| run.words.as_str()).collect::<String>();
        let [Block::Table { head, rows }, Block::Table { head: other, rows: none }] = all.as_slice() else {
            panic!("{all:?}")
        };
        assert_eq!(head.iter().map(plain).collect::<Vec<_>>(), ["a", "b | c"]);
        let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(plain).collect()).collect();
        assert_eq!(rows, [["d", ""], ["e", ""]]);
        assert!(plain(&other[0]) == "f" && none.is_empty());
    }

    #[test]
    fn blocks_keep_samples_as_they_stand() {
        let all = blocks("# One\n\ntwo\nthree\n\n- four\n   - five\n\n```ron\n  A(\n```\n");
        assert_eq!(all.len(), 5);
        assert_eq!(all.get(4), Some(&Block::Sample("  A(".to_owned())));
        assert!(matches!(all.get(3), Some(Block::Item { depth: 1, .. })));
    }
}
