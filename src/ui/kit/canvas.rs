//! An area to draw in, with a pen or a mouse.
//!
//! It draws the strokes it is given and proposes a new one when the pen is
//! lifted, or those that the rubber touched. The stroke under way is a draft of
//! the window. Pens that feel pressure draw thicker when pressed.

use egui::{
    Color32, CornerRadius, Event, Id, Painter, Pos2, Rect, Response, Sense, Shape, StrokeKind, Ui, WidgetInfo,
    accesskit, pos2, vec2,
};

use crate::{
    template::Area,
    ui::theme::{self, Look},
    worksheet::Stroke,
};

/// What is drawn with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tool {
    /// Half a millimetre.
    #[default]
    Fine,
    /// A millimetre and a half.
    Broad,
    /// Takes whole strokes out.
    Rubber,
}

/// What came of a frame.
pub struct Drew {
    /// The area.
    pub response: Response,
    /// A stroke that was finished.
    pub stroke: Option<Stroke>,
    /// A stroke that the rubber touched, by its place.
    pub rubbed: Option<usize>,
}

/// A stroke while the pen is down.
#[derive(Clone, Default)]
struct UnderWay {
    points: Vec<(u16, u16)>,
    force: f32,
    felt: u16,
}

/// Reach of the rubber, in tenths of a millimetre.
const RUBBER: f32 = 18.0;

impl Tool {
    /// Thickness of its strokes, in tenths of a millimetre.
    const fn width(self) -> u8 {
        match self {
            Self::Fine | Self::Rubber => 5,
            Self::Broad => 15,
        }
    }
}

/// Shows a drawing over the width; with a tool, it can be drawn in.
pub fn canvas(
    ui: &mut Ui,
    id: Id,
    name: &str,
    said: &str,
    area: Area,
    strokes: &[Stroke],
    tool: Option<Tool>,
) -> Drew {
    let look = theme::of(ui);
    let width = ui.available_width();
    let tenth = width / f32::from(Area::WIDTH);
    let (_, rect) = ui.allocate_space(vec2(width, tenth * f32::from(area.height)));
    let sense = if tool.is_some() { Sense::CLICK | Sense::DRAG } else { Sense::hover() };
    let response = ui.interact(rect, id, sense);
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Image, ui.is_enabled(), name));
    ui.ctx().accesskit_node_builder(id, |node| node.set_description(said));
    let mut drew = Drew { response, stroke: None, rubbed: None };
    let sheet = Sheet { rect, tenth, area };
    let mut under_way: UnderWay = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    match tool {
        Some(Tool::Rubber) => drew.rubbed = sheet.rub(ui, &drew.response, strokes),
        Some(tool) => drew.stroke = sheet.draw(ui, &drew.response, &mut under_way, tool),
        None => {}
    }
    if ui.is_rect_visible(rect) {
        let fill = if tool.is_some() { look.field } else { look.sheet };
        ui.painter().rect(rect, CornerRadius::same(8), fill, look.field_stroke(), StrokeKind::Inside);
        let painter = ui.painter().with_clip_rect(ui.clip_rect().intersect(rect));
        strokes.iter().for_each(|stroke| sheet.paint(&painter, look.text, stroke));
        if !under_way.points.is_empty() {
            sheet.paint(&painter, look.text, &under_way.stroke(tool.unwrap_or_default()));
        }
        if let (Some(tool), Some(pointer)) = (tool, drew.response.hover_pos()) {
            sheet.cursor(ui, &painter, look, tool, pointer);
        }
    }
    ui.data_mut(|data| data.insert_temp(id, under_way));
    drew
}

impl UnderWay {
    fn stroke(&self, tool: Tool) -> Stroke {
        let width = f32::from(tool.width());
        let width = if self.felt == 0 { width } else { width * (0.5 + self.force / f32::from(self.felt)) };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held between 2 and 60")]
        let width = width.round().clamp(2.0, 60.0) as u8;
        Stroke { width, points: self.points.clone() }
    }
}

/// Where the area lies on the screen.
struct Sheet {
    rect: Rect,
    /// A tenth of a millimetre.
    tenth: f32,
    area: Area,
}

impl Sheet {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held inside the area")]
    fn point(&self, at: Pos2) -> (u16, u16) {
        let inside = |from: f32, most: u16| (from / self.tenth).round().clamp(0.0, f32::from(most)) as u16;
        (inside(at.x - self.rect.left(), Area::WIDTH), inside(at.y - self.rect.top(), self.area.height))
    }

    fn place(&self, (x, y): (u16, u16)) -> Pos2 {
        self.rect.min + vec2(f32::from(x), f32::from(y)) * self.tenth
    }

    /// Follows the pen; the stroke once it is lifted.
    fn draw(&self, ui: &Ui, response: &Response, under_way: &mut UnderWay, tool: Tool) -> Option<Stroke> {
        let down = response.is_pointer_button_down_on();
        if down {
            self.follow(ui, under_way);
        }
        let lifted = !down && !under_way.points.is_empty();
        lifted.then(|| std::mem::take(under_way).stroke(tool).simplified())
    }

    /// Takes in every point of this frame: a pen sends more than one.
    fn follow(&self, ui: &Ui, under_way: &mut UnderWay) {
        ui.input(|input| {
            if under_way.points.is_empty() {
                under_way.points.extend(input.pointer.press_origin().map(|at| self.point(at)));
            }
            for event in &input.events {
                match event {
                    Event::PointerMoved(at) => {
                        let point = self.point(*at);
                        if under_way.points.last() != Some(&point) {
                            under_way.points.push(point);
                        }
                    }
                    Event::Touch { force: Some(force), .. } => {
                        under_way.force += force;
                        under_way.felt = under_way.felt.saturating_add(1);
                    }
                    _ => {}
                }
            }
        });
    }

    /// The uppermost stroke under the rubber.
    fn rub(&self, ui: &Ui, response: &Response, strokes: &[Stroke]) -> Option<usize> {
        if !response.is_pointer_button_down_on() && !response.clicked() {
            return None;
        }
        let moved = ui.input(|input| {
            let moved = input.events.iter().filter_map(|event| match event {
                Event::PointerMoved(at) => Some(*at),
                _ => None,
            });
            moved.chain(response.interact_pointer_pos()).collect::<Vec<_>>()
        });
        let points: Vec<(u16, u16)> = moved.into_iter().map(|at| self.point(at)).collect();
        strokes.iter().rposition(|stroke| points.iter().any(|point| stroke.is_near(*point, RUBBER)))
    }

    fn paint(&self, painter: &Painter, ink: Color32, stroke: &Stroke) {
        let width = (self.tenth * f32::from(stroke.width)).max(1.0);
        let points: Vec<Pos2> = stroke.points.iter().map(|point| self.place(*point)).collect();
        for end in [points.first(), points.last()].into_iter().flatten() {
            painter.circle_filled(*end, width / 2.0, ink);
        }
        if points.len() > 1 {
            painter.add(Shape::line(points, egui::Stroke::new(width, ink)));
        }
    }

    /// A ring where the rubber is, a dot where the pen is.
    fn cursor(&self, ui: &Ui, painter: &Painter, look: Look, tool: Tool, at: Pos2) {
        ui.ctx().set_cursor_icon(egui::CursorIcon::Crosshair);
        if tool == Tool::Rubber {
            let ring = egui::Stroke::new(1.5, look.muted);
            painter.circle_stroke(pos2(at.x, at.y), RUBBER * self.tenth, ring);
        }
    }
}
