//! Drawings: strokes of a pen, and their words for whoever cannot see them.
//!
//! Not here: putting strokes in and taking them out (`apply`), pages, screens.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::template::Area;

/// What was drawn.
///
/// `Debug` prints lengths only.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Drawn {
    /// Its strokes, in the order in which they were drawn.
    pub strokes: Vec<Stroke>,
    /// What it shows, in words.
    pub words: String,
}

/// One stroke of a pen; a single point is a dot.
///
/// Written as `Stroke(5, "10,20 12,24")`.
///
/// # Units
/// Tenths of a millimetre in its [`Area`].
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub struct Stroke {
    /// Thickness.
    pub width: u8,
    /// Its points: from the left, from the top.
    pub points: Vec<(u16, u16)>,
}

/// A stroke as it is written.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Stroke")]
struct Written(u8, String);

/// The most strokes of a drawing.
const MOST_STROKES: usize = 4_000;
/// The most points of all strokes together.
const MOST_POINTS: usize = 200_000;
/// The thickest pen.
const THICKEST: u8 = 60;

impl Drawn {
    /// Whether nothing was drawn and nothing written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.strokes.is_empty() && self.words.is_empty()
    }

    /// Whether all of it lies inside its area, in a number that can be kept.
    #[must_use]
    pub fn fits(&self, area: Area) -> bool {
        let inside = |&(x, y): &(u16, u16)| x <= Area::WIDTH && y <= area.height;
        let good = |stroke: &Stroke| {
            !stroke.points.is_empty() && (1..=THICKEST).contains(&stroke.width) && stroke.points.iter().all(inside)
        };
        self.strokes.len() <= MOST_STROKES
            && self.strokes.iter().map(|stroke| stroke.points.len()).sum::<usize>() <= MOST_POINTS
            && self.strokes.iter().all(good)
    }

    /// The drawing as an SVG, in millimetres.
    #[must_use]
    pub fn svg(&self, area: Area) -> String {
        let (width, height) = (f32::from(Area::WIDTH) / 10.0, f32::from(area.height) / 10.0);
        let mut out = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='{width}mm' height='{height}mm' viewBox='0 0 {} {}'>\
             <g fill='none' stroke='#22262B' stroke-linecap='round' stroke-linejoin='round'>",
            Area::WIDTH,
            area.height
        );
        for stroke in &self.strokes {
            let mut points = stroke.points.clone();
            // A line of no length is drawn as a dot by its round ends.
            points.extend(points.first().copied().filter(|_| points.len() == 1));
            let points = Stroke { width: stroke.width, points }.as_text();
            out.push_str(&format!("<polyline stroke-width='{}' points='{points}'/>", stroke.width));
        }
        out.push_str("</g></svg>");
        out
    }
}

impl Stroke {
    /// Its points as text: `10,20 12,24`.
    #[must_use]
    pub fn as_text(&self) -> String {
        self.points.iter().map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ")
    }

    /// The stroke with these points, written as text; nothing if they are none.
    #[must_use]
    pub fn of_text(width: u8, text: &str) -> Option<Self> {
        let number = |part: &str| {
            let digits = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
            digits.then(|| part.parse().ok()).flatten()
        };
        let point = |pair: &str| {
            let (x, y) = pair.split_once(',')?;
            Some((number(x)?, number(y)?))
        };
        let points = text.split_ascii_whitespace().map(point).collect::<Option<Vec<_>>>()?;
        (!points.is_empty()).then_some(Self { width, points })
    }

    /// The same stroke without the points that nobody would miss.
    ///
    /// Douglas and Peucker, 1973: a point is left out where it lies nearer than
    /// half a tenth of a millimetre to the line that goes on without it.
    #[must_use]
    pub fn simplified(&self) -> Self {
        let mut points = self.points.clone();
        points.dedup();
        let mut kept = vec![false; points.len()];
        kept.iter_mut().take(1).for_each(|first| *first = true);
        kept.iter_mut().next_back().into_iter().for_each(|last| *last = true);
        let mut open = vec![(0, points.len().saturating_sub(1))];
        while let Some((from, to)) = open.pop() {
            let (Some(a), Some(b)) = (points.get(from), points.get(to)) else { continue };
            let away = (from + 1..to).map(|at| (at, points.get(at).map_or(0.0, |p| distance(*p, *a, *b))));
            let Some((at, far)) = away.max_by(|one, other| one.1.total_cmp(&other.1)) else { continue };
            if far > 0.5 {
                kept.iter_mut().skip(at).take(1).for_each(|kept| *kept = true);
                open.extend([(from, at), (at, to)]);
            }
        }
        let points = points.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(point, _)| point).collect();
        Self { width: self.width, points }
    }

    /// Whether it comes nearer to a point than `reach`.
    #[must_use]
    pub fn is_near(&self, point: (u16, u16), reach: f32) -> bool {
        let reach = reach + f32::from(self.width) / 2.0;
        let dot = self.points.first().is_some_and(|first| distance(point, *first, *first) <= reach);
        dot || self.points.array_windows().any(|[a, b]| distance(point, *a, *b) <= reach)
    }
}

/// How far a point lies from the line between two others.
fn distance(point: (u16, u16), from: (u16, u16), to: (u16, u16)) -> f32 {
    let part = |a: u16, b: u16| f32::from(b) - f32::from(a);
    let (dx, dy) = (part(from.0, to.0), part(from.1, to.1));
    let (px, py) = (part(from.0, point.0), part(from.1, point.1));
    let length = dx * dx + dy * dy;
    let share = if length > 0.0 { ((px * dx + py * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
    (px - share * dx).hypot(py - share * dy)
}

impl TryFrom<Written> for Stroke {
    type Error = &'static str;

    fn try_from(Written(width, points): Written) -> Result<Self, Self::Error> {
        Self::of_text(width, &points).ok_or("a stroke is written as Stroke(5, \"10,20 12,24\")")
    }
}

impl From<Stroke> for Written {
    fn from(stroke: Stroke) -> Self {
        Self(stroke.width, stroke.as_text())
    }
}

impl fmt::Debug for Drawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Drawn({} strokes, {} bytes)", self.strokes.len(), self.words.len())
    }
}

impl fmt::Debug for Stroke {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Stroke({} points)", self.points.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stroke(points: &[(u16, u16)]) -> Stroke {
        Stroke { width: 5, points: points.to_vec() }
    }

    #[test]
    fn a_stroke_reads_back_as_written_and_a_wrong_one_is_refused() {
        let one = stroke(&[(10, 20), (12, 24)]);
        assert_eq!(one.as_text(), "10,20 12,24");
        assert_eq!(Stroke::of_text(5, "10,20 12,24"), Some(one));
        for wrong in ["", " ", "10", "10,", "10,20 x,1", "-1,2", "1.5,2", "70000,1", "+1,2"] {
            assert_eq!(Stroke::of_text(5, wrong), None, "{wrong}");
        }
    }

    #[test]
    fn points_on_a_line_go_and_corners_stay() {
        let line: Vec<(u16, u16)> = (0..100).map(|at| (at, at)).collect();
        assert_eq!(stroke(&line).simplified().points, [(0, 0), (99, 99)]);
        let corner = [(0, 0), (50, 0), (50, 50)];
        assert_eq!(stroke(&corner).simplified().points, corner);
        assert_eq!(stroke(&[(3, 3), (3, 3)]).simplified().points, [(3, 3)]);
        let round: Vec<(u16, u16)> = vec![(0, 0), (100, 100), (0, 0)];
        assert_eq!(stroke(&round).simplified().points, round, "there and back again is two lines");
    }

    #[test]
    fn what_is_rubbed_is_what_lies_under_the_rubber() {
        let line = stroke(&[(0, 0), (100, 0)]);
        assert!(line.is_near((50, 10), 10.0));
        assert!(!line.is_near((50, 20), 10.0));
        assert!(!line.is_near((130, 0), 10.0), "past its end");
        assert!(stroke(&[(7, 7)]).is_near((7, 7), 1.0), "a dot");
    }

    #[test]
    fn only_what_lies_in_the_area_fits() {
        let area = Area { height: 900 };
        let drawn = |points: &[(u16, u16)]| Drawn { strokes: vec![stroke(points)], words: String::new() };
        assert!(drawn(&[(0, 0), (1_630, 900)]).fits(area));
        assert!(!drawn(&[(1_631, 0)]).fits(area));
        assert!(!drawn(&[(0, 901)]).fits(area));
        assert!(!drawn(&[]).fits(area));
    }
}
