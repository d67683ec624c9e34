//! The recovery sheet: on one page, every letter of the key proved.

use attune::{
    page::{self, Paper},
    print,
    seal::{Private, groups},
};

#[test]
fn the_key_stands_on_one_page_in_the_order_in_which_it_is_typed() {
    let key = Private::fresh();
    let lines = groups(&key.text());
    for paper in [Paper::A4, Paper::Letter] {
        let pages = page::recovery_sheet(paper, &lines);
        assert_eq!(pages.pages.len(), 1);
        let printed: String = pages.pages[0].blocks.iter().map(|block| format!("{}\n", block.text)).collect();
        assert!(pages.missing.is_empty());
        let letters: Vec<&str> = lines.iter().flat_map(|line| line.split_whitespace()).collect();
        let at = letters.iter().map(|group| printed.find(group).expect("every group is there"));
        assert!(at.collect::<Vec<_>>().windows(2).all(|pair| pair[0] <= pair[1]), "in order");
        assert_eq!(Private::parse(&letters.join(" ")).unwrap().public(), key.public());
        if let Err(fault) = print::prove_and_write(&pages) {
            panic!("an independent reader finds it again: {fault}");
        }
    }
}
