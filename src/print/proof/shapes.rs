//! Lines, boxes and marks: each as laid out, in order, inside the page.
//!
//! A tick is an answer: one that is missing or stands at another option is as
//! bad as a missing word.

use hayro_interpret::kurbo::{Point, Rect};

use super::{
    Fault,
    reader::{Seen, SeenShape},
};
use crate::{
    base::{Id, Pt},
    page::{Mark, Page},
};

/// How far an edge may lie from where it was laid out, in points.
const SLACK: f64 = 0.03;

/// Compares the shapes of a page.
pub(super) fn compare(page: &Page, seen: &Seen, (width, height): (f32, f32)) -> Result<(), (Option<Id>, Fault)> {
    let paper = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let mut found = seen.shapes.iter();
    for block in &page.blocks {
        let failed = |fault| (block.item.clone(), fault);
        for (path, stroke) in block.marks.iter().filter_map(shape) {
            let drawn = found.next().ok_or(failed(Fault::Shapes))?;
            if !same(drawn, path, stroke) {
                return Err(failed(Fault::Shapes));
            }
            let half = stroke.unwrap_or(0.0) / 2.0;
            if !paper.contains_rect(path.inflate(half, half)) {
                return Err(failed(Fault::OffPage));
            }
        }
    }
    if found.next().is_some() { Err((None, Fault::Shapes)) } else { Ok(()) }
}

fn same(drawn: &SeenShape, path: Rect, stroke: Option<f64>) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() <= SLACK;
    let there = drawn.path;
    let thick = match (drawn.stroke, stroke) {
        (Some(drawn), Some(stroke)) => near(drawn, stroke),
        (None, None) => true,
        _ => false,
    };
    thick && near(there.x0, path.x0) && near(there.y0, path.y0) && near(there.x1, path.x1) && near(there.y1, path.y1)
}

/// The box of a mark's path and its stroke; nothing for glyphs and empty paths.
fn shape(mark: &Mark) -> Option<(Rect, Option<f64>)> {
    let point = |(x, y): (Pt, Pt)| Point::new(f64::from(x.0), f64::from(y.0));
    let area = |(x, y, w, h): (Pt, Pt, Pt, Pt)| Rect::from_points(point((x, y)), point((x + w, y + h)));
    let thick = |width: Pt| Some(f64::from(width.0));
    match mark {
        Mark::Glyphs(_) | Mark::Field(_) => None,
        Mark::Line { from, to, width, .. } => Some((Rect::from_points(point(*from), point(*to)), thick(*width))),
        Mark::Path { points, width } => {
            let mut corners = points.iter().map(|corner| point(*corner));
            let first = corners.next().filter(|_| points.len() > 1)?;
            let path = corners.fold(Rect::from_points(first, first), |path, corner| path.union_pt(corner));
            Some((path, thick(*width)))
        }
        Mark::Frame { rect, width, .. } => Some((area(*rect), thick(*width))),
        Mark::Fill { rect } => Some((area(*rect), None)),
        Mark::Circle { centre, radius, width } => {
            let (x, y, r) = (centre.0, centre.1, *radius);
            Some((area((x - r, y - r, r + r, r + r)), width.and_then(thick)))
        }
    }
}
