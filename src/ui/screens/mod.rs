//! One file a screen; dialogs and the toast lie above whichever is shown.

pub mod agenda;
mod answers;
pub mod bench;
pub mod brought;
pub mod clients;
pub mod cover;
mod desk;
pub mod dialogs;
pub mod door;
pub mod dropping;
pub mod help;
pub mod library;
pub mod more;
mod pairs;
pub mod paper;
pub mod settings;
pub mod states;
pub mod supervision;
pub mod toast;
mod view;
pub mod writing;

pub use view::View;
