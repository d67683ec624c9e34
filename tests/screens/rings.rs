//! Wherever Tab stops, a ring is seen around it: whole, in front, and inside what scrolls.
//!
//! What is painted is looked at, point by point along the ring.

use attune::{app::Theme, ui::theme::Scheme};
use egui::{Key, Pos2, Rect, Shape, Stroke, epaint::ClippedShape};
use egui_kittest::kittest::NodeT;

use crate::{
    bench::{Bench, Window, everything, key, window},
    fits::{DIALOGS, SCREENS},
};

/// So many stops at the most are looked at in one place.
const STOPS: usize = 160;

/// A line that was painted in the colour and width of a focus ring.
struct Ring {
    /// How many shapes were painted before it.
    order: usize,
    rect: Rect,
    is_round: bool,
    clip: Rect,
}

impl Ring {
    /// Points along its middle line.
    fn points(&self) -> Vec<Pos2> {
        let rect = self.rect.shrink(1.0);
        let share = |at: u8| f32::from(at) / 16.0;
        if self.is_round {
            let turn = |at: u8| std::f32::consts::TAU * share(at);
            return (0..16).map(|at| rect.center() + rect.width() / 2.0 * egui::Vec2::angled(turn(at))).collect();
        }
        let along = |from: Pos2, to: Pos2| (2..15).map(move |at| from.lerp(to, share(at)));
        along(rect.left_top(), rect.right_top())
            .chain(along(rect.right_top(), rect.right_bottom()))
            .chain(along(rect.right_bottom(), rect.left_bottom()))
            .chain(along(rect.left_bottom(), rect.left_top()))
            .collect()
    }

    /// Whether it belongs to what lies here, and is no smaller mark in it.
    fn is_around(&self, control: Rect) -> bool {
        let inside = control.expand(8.0).contains_rect(self.rect) && self.rect.height() >= 20.0;
        self.rect.contains_rect(control.shrink(8.0)) || inside
    }
}

/// What was painted in a frame.
#[derive(Default)]
struct Painted {
    rings: Vec<Ring>,
    /// Grounds through which nothing shines.
    grounds: Vec<(usize, Rect)>,
}

impl Painted {
    fn of(window: &Window, stroke: Stroke) -> Self {
        let mut painted = Self::default();
        for (order, ClippedShape { clip_rect, shape, .. }) in window.output().shapes.iter().enumerate() {
            painted.walk(shape, (order, *clip_rect), stroke);
        }
        painted
    }

    fn walk(&mut self, shape: &Shape, (order, clip): (usize, Rect), stroke: Stroke) {
        let alike = |line: &Stroke| line.color == stroke.color && line.width >= stroke.width - 0.01;
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| self.walk(shape, (order, clip), stroke)),
            Shape::Rect(rect) => {
                if alike(&rect.stroke) {
                    self.rings.push(Ring { order, rect: rect.rect, is_round: false, clip });
                }
                if rect.fill.a() == 255 {
                    self.grounds.push((order, rect.rect.intersect(clip)));
                }
            }
            Shape::Circle(circle) if alike(&circle.stroke) => {
                let size = egui::Vec2::splat(2.0 * circle.radius);
                self.rings.push(Ring {
                    order,
                    rect: Rect::from_center_size(circle.center, size),
                    is_round: true,
                    clip,
                });
            }
            _ => {}
        }
    }

    /// How much of a ring is seen.
    fn seen(&self, ring: &Ring, all: Rect) -> f32 {
        let seen = |point: &Pos2| {
            let covered = self.grounds.iter().any(|(order, ground)| *order > ring.order && ground.contains(*point));
            ring.clip.intersect(all).contains(*point) && !covered
        };
        let points = ring.points();
        #[expect(clippy::cast_precision_loss, reason = "a handful of points")]
        let share = points.iter().filter(|point| seen(point)).count() as f32 / points.len() as f32;
        share
    }
}

/// What is wrong where Tab stops now; its name.
fn fault(window: &Window, stroke: Stroke) -> Option<String> {
    let root = window.root();
    let node = root.children_recursive().find(|node| node.accesskit_node().is_focused())?;
    let access = node.accesskit_node();
    let said = format!("{:?} “{}”", access.role(), access.label().or_else(|| access.value()).unwrap_or_default());
    let (control, all) = (node.rect(), window.ctx.content_rect());
    let painted = Painted::of(window, stroke);
    let rings = painted.rings.iter().filter(|ring| ring.is_around(control));
    let best = rings.map(|ring| (painted.seen(ring, all), ring)).max_by(|a, b| a.0.total_cmp(&b.0));
    match best {
        None => Some(format!("{said} at {control:?} has no ring")),
        // One that is higher than the window shows what fits.
        Some((seen, ring)) if seen < 0.97 && control.height() < all.height() / 2.0 => {
            Some(format!("{said}: {:.0} % of its ring is seen, {:?} in {:?}", 100.0 * seen, ring.rect, ring.clip))
        }
        Some(_) => None,
    }
}

/// Walks through a window with Tab until it comes round; gives how often it stopped and what was wrong.
fn walk(window: &mut Window, stroke: Stroke) -> (usize, Vec<String>) {
    let (mut first, mut faults) = (None, Vec::new());
    for stops in 0..STOPS {
        key(window, Key::Tab);
        let root = window.root();
        let at = root.children_recursive().find(|node| node.accesskit_node().is_focused());
        let at = at.map(|node| node.accesskit_node().id());
        if stops > 0 && at == first {
            return (stops, faults);
        }
        first = first.or(at);
        faults.extend(fault(window, stroke));
    }
    (STOPS, faults)
}

fn check(theme: Theme, scheme: Scheme, size: (f32, f32)) {
    let stroke = scheme.tokens().focus_stroke();
    let mut wrong = Vec::new();
    let all = SCREENS.into_iter().chain(DIALOGS).chain([("every kind", every_kind as fn() -> Bench)]);
    for (name, shown) in all {
        let mut bench = shown();
        bench.state.settings.theme = theme;
        let mut window = window(size, bench);
        window.run();
        let (stops, faults) = walk(&mut window, stroke);
        assert!(stops > 0, "{name}: Tab stops nowhere");
        wrong.extend(faults.into_iter().map(|fault| format!("{name}: {fault}")));
    }
    assert!(wrong.is_empty(), "{} faults\n{}", wrong.len(), wrong.join("\n"));
}

fn every_kind() -> Bench {
    Bench::with(vec![everything()])
}

#[test]
fn a_ring_is_seen_wherever_tab_stops_in_a_small_window() {
    check(Theme::Light, Scheme::Light, (760.0, 560.0));
}

#[test]
fn a_ring_is_seen_wherever_tab_stops_in_high_contrast() {
    check(Theme::HighContrast, Scheme::HighContrast, (1280.0, 800.0));
}
