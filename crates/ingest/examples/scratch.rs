//! Scratch.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout
)]
use ijkpunt_ingest::*;
fn main() {
    let p = std::env::args().nth(1).unwrap();
    let t = std::fs::read_to_string("pipelines/uitkeringen.toml").unwrap();
    let mut f = ijkpunt_model::Findings::new();
    let c = Contract::read("uitkeringen.toml", &t, &mut f).unwrap();
    let g = ijkpunt_areas::Gemeenten::builtin();
    let r = |s: &str| g.resolve(s, 2019).map(|a| a.code);
    let s = Source {
        path: p.clone().into(),
        name: p,
        ..Default::default()
    };
    let t0 = std::time::Instant::now();
    let (t, f) = read(
        &[s],
        &c,
        &[],
        &Setting {
            gemeente: None,
            only_gemeente: false,
            resolve: &r,
        },
    );
    println!(
        "{:?} rows {} arrays {} MB",
        t0.elapsed(),
        t.rows(),
        t.batches
            .iter()
            .map(|b| b.get_array_memory_size())
            .sum::<usize>()
            >> 20
    );
    for x in f.iter() {
        println!("{} {} {}", x.code, x.count, x.place_words(true));
    }
}
