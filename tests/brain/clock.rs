//! The clock is put forward and back by years, and by the hour of summer time: nothing is lost.

use attune::app::{Action, Door, Saved};

use crate::desk::{Desk, vault};

const YEARS: i64 = 10 * 365 * 86_400;

#[test]
fn wherever_the_clock_goes_what_is_typed_is_kept_and_the_order_stays() {
    for jump in [-YEARS, YEARS, -3_600, 3_600, -1, 0] {
        let mut desk = Desk::unlocked();
        let doc = desk.begin("just-a-line");
        let path = vault().file_of(&desk.doc(doc).sheet().doc).display().to_string();
        desk.write_in(doc, "line", "before");
        desk.jump(jump);
        desk.wait(21);
        assert_eq!(desk.in_file(&path, "line"), "before", "after {jump} s");
        if desk.state.folder.door != Door::Open {
            // Years without a deed lock it; nothing else does.
            assert!(jump >= 3_600, "locked after {jump} s");
            desk.wait(1);
            desk.unlock();
        }
        let doc = desk.open(&path);
        desk.write_in(doc, "line", " and after");
        desk.jump(-jump);
        desk.wait(21);
        assert_eq!(desk.in_file(&path, "line"), "before and after", "back after {jump} s");
        if let Some(open) = desk.state.doc(doc) {
            assert!(matches!(open.saved, Saved::Saved(_)));
        }
    }
}

#[test]
fn while_the_disk_is_full_the_rescue_copy_goes_on_though_the_clock_was_put_back() {
    let mut desk = Desk::unlocked();
    let doc = desk.begin("just-a-line");
    desk.out.full = true;
    desk.write_in(doc, "line", "one");
    desk.wait(3);
    desk.jump(-YEARS);
    desk.write_in(doc, "line", " two");
    desk.wait(3);
    assert!(desk.out.rescue.values().any(|text| text.contains("one two")));
    desk.out.full = false;
    desk.act(Action::Save);
    assert!(desk.out.files.values().any(|text| text.contains("one two")));
}
