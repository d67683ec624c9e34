//! A worksheet in a window of given size, with the real brain behind it.

use attune::{
    app::{self, Command, DocKey, Open, Screen, State},
    base::{Id, Moment},
    template::shelf,
    ui::{self, Memory},
    worksheet::{Answer, At, Author, Change, Part, Side, Worksheet},
};
use egui::{Vec2, accesskit::Role};
use egui_kittest::{
    Harness, Node,
    kittest::{NodeT, Queryable},
};

/// What a frame draws and changes.
pub struct Bench {
    pub state: State,
    pub memory: Memory,
    pub now: Moment,
    /// Everything that was sent, in order.
    pub sent: Vec<Command>,
}

pub type Window = Harness<'static, Bench>;

pub fn moment() -> Moment {
    Moment::parse("2026-11-22T18:54:03+01:00").expect("a moment")
}

pub fn id(text: &str) -> Id {
    Id::known(text)
}

/// A blank worksheet of a shipped template.
pub fn blank(template: &str, doc: &str) -> Worksheet {
    let template = shelf::template(template).expect("a shipped template");
    Worksheet::begin(template, id(doc), moment())
}

/// A blank worksheet of the template with every kind of question, by the name of its only file.
pub fn everything() -> Worksheet {
    let text = include_str!("../scenario/everything.ron");
    let read = attune::template::read("everything.ron", text, &shelf::look_up).template.expect("no faults");
    let mut sheet = Worksheet::begin(std::sync::Arc::new(read), id("doc-one"), moment());
    sheet.content.way = attune::worksheet::Way::Whole;
    sheet
}

/// The same in a window so high that all of it is in view.
pub fn tall_everything() -> Window {
    window((1280.0, 8000.0), Bench::with(vec![everything()]))
}

pub fn writer() -> Author {
    Author { name: String::new(), side: Side::Writer }
}

impl Bench {
    /// Opens worksheets; the last one is on screen.
    pub fn with(sheets: Vec<Worksheet>) -> Self {
        let mut state = State { today: Some(moment().day()), ..State::default() };
        for sheet in sheets {
            state.last_key += 1;
            state.open.push(Open::new(DocKey(state.last_key), sheet, writer(), None));
        }
        state.screen = Screen::Writing(DocKey(state.last_key));
        let mut count = 0;
        let fresh = Box::new(move || {
            count += 1;
            Id::known(&format!("fresh-{count}"))
        });
        Self { state, memory: Memory::new(fresh), now: moment(), sent: Vec::new() }
    }

    /// Draws a frame and carries out what it sends.
    pub fn frame_in(&mut self, ui: &mut egui::Ui) {
        let mut out = Vec::new();
        ui::draw(ui, &self.state, &mut self.memory, &mut out);
        for command in out {
            self.sent.push(command.clone());
            let _effects = app::run(&mut self.state, command, self.now);
        }
    }

    /// The worksheet on screen.
    pub fn open(&self) -> &Open {
        self.state.current().expect("a worksheet on screen")
    }

    pub fn text(&self, item: &str) -> String {
        self.open().sheet().text(&At::item(id(item))).to_owned()
    }

    pub fn own_words(&self, item: &str) -> String {
        self.open().sheet().text(&At { item: id(item), part: Part::OwnWords }).to_owned()
    }

    pub fn answer(&self, item: &str) -> Answer {
        self.open().sheet().content.answers.get(item).clone()
    }

    /// Changes that were proposed, in order.
    pub fn changes(&self) -> Vec<&Change> {
        self.sent
            .iter()
            .filter_map(|c| if let Command::Edit { change, .. } = c { Some(change) } else { None })
            .collect()
    }
}

/// A window of this size with a bench in it.
pub fn window(size: (f32, f32), bench: Bench) -> Window {
    let mut window = Harness::builder()
        .with_size(Vec2::new(size.0, size.1))
        .with_max_steps(40)
        .with_context_setup(ui::install)
        .build_ui_state(|ui, bench: &mut Bench| bench.frame_in(ui), bench);
    window.run();
    window
}

/// A blank worksheet of a template in a window of the usual size.
pub fn sheet(template: &str) -> Window {
    window((1280.0, 800.0), Bench::with(vec![blank(template, "doc-one")]))
}

/// The same in a window so high that all of it is in view.
pub fn tall(template: &str) -> Window {
    window((1280.0, 6000.0), Bench::with(vec![blank(template, "doc-one")]))
}

/// The box or slider with this name; its label may have the same words.
pub fn input<'w>(window: &'w Window, name: &'w str) -> Node<'w> {
    let known = [Role::TextInput, Role::MultilineTextInput, Role::Slider];
    window.get_by(move |node| known.contains(&node.role()) && node.label().as_deref() == Some(name))
}

/// An option in a group of options, both by name.
pub fn option<'w>(window: &'w Window, group: &'w str, option: &'w str) -> Node<'w> {
    let group = window.get_by_role_and_label(Role::RadioGroup, group);
    let found = group.children_recursive().find(|node| node.accesskit_node().label().as_deref() == Some(option));
    found.expect("an option of the group")
}

/// Goes to a box by its name and lets the window settle.
pub fn focus(window: &mut Window, name: &str) {
    input(window, name).focus();
    window.run();
}

/// Types into whatever has the keyboard.
pub fn type_in(window: &mut Window, text: &str) {
    window.event(egui::Event::Text(text.to_owned()));
    window.run();
}

pub fn key(window: &mut Window, key: egui::Key) {
    window.key_press(key);
    window.run();
}

pub fn ctrl(window: &mut Window, key: egui::Key) {
    window.key_press_modifiers(egui::Modifiers::COMMAND, key);
    window.run();
}

/// The name of what has the keyboard.
pub fn focused(window: &Window) -> String {
    let root = window.root();
    let node = root.children_recursive().find(|node| node.accesskit_node().is_focused());
    node.and_then(|node| node.accesskit_node().label().or_else(|| node.accesskit_node().value())).unwrap_or_default()
}

/// Switches to the whole way.
pub fn whole(window: &mut Window) {
    window.get_by_label("Whole").click();
    window.run();
}
