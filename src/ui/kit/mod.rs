//! The window's own widgets: they draw what they are given and propose what
//! the person did. None of them knows the program's state.
//!
//! Every control has a name for screen readers, stays reachable by keyboard,
//! and shows where the keyboard is. Room between things is the business of
//! whoever puts them together: a widget takes exactly its own.

mod button;
mod canvas;
mod card;
mod chip;
mod field;
pub mod focus;
pub mod mark;
mod menu;
mod modal;
mod option;
mod ranking;
pub mod rating;
mod recording;
mod rich;
mod slider;
mod status;
mod switch;
mod text;
mod writing;

pub use button::{Button, at_the_edge, icon_button, icon_button_at};
pub use canvas::{Tool, canvas};
pub use card::{card, message, tinted};
pub use chip::{ChipKind, chip, chip_of, chip_width};
pub use field::{Field, field_frame, select_all};
pub use menu::{MenuRow, menu, menu_line, popup, tooltip};
pub use modal::{above_the_answers, modal, modal_shown, opened};
pub use option::OptionRow;
pub use ranking::{RankLine, ranking};
pub use recording::{Recording, Splice, byte_of, char_of};
pub use rich::{Led, plain, rich, rich_in, rich_led};
pub use slider::{Scale, Slid, slider, slider_set};
pub use status::{Status, put_status};
pub use switch::switch;
pub use text::{
    as_heading, as_live, copyable, copyable_in, copyable_job, copyable_label, describe, galley, galley_centred,
    galley_in, galley_line, hairline, heading, line, line_in, line_middle, put, put_galley, put_line, put_right,
    text, text_in,
};
pub use writing::{Writing, Written, put_caret};
