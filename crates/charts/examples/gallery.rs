//! Prints a page with every chart, on data as a report has it and on data that tries to break it:
//! `cargo run -p ijkpunt-charts --example gallery > gallery.html`. A window wider than 42 rem shows
//! the pictures for a page, a narrower one those for a phone. With `ordinary` as argument the page
//! has no hostile data.

use ijkpunt_charts::{Chart, css};

#[path = "../tests/pictures/samples.rs"]
mod samples;

const PAGE: &str = "\
:root{--inkt:#16232e;--zacht:#51616e;--lijn:#d5dce1;--vlak:#eef2f4;--papier:#fff}
@media (prefers-color-scheme:dark){:root{--inkt:#e8edf1;--zacht:#a9b7c2;--lijn:#35434f;\
--vlak:#1f2a33;--papier:#121a20;--reeks1:#5fb6d4;--reeks2:#f0965a;--reeks3:#8fa0ad;\
--reeks4:#b9a1d9;--goed:#79cf9c;--let:#f3b26a}}
body{margin:0;padding:1.25rem;background:var(--papier);color:var(--inkt);\
font:400 1.0625rem/1.5 \"Source Sans 3\",\"Segoe UI\",system-ui,sans-serif}
figure{margin:2rem 0;max-width:46rem;position:relative}
figcaption{font-weight:700;margin-bottom:.75rem}";

fn figure(chart: &Chart) {
    println!("<figure><figcaption>{}</figcaption>", chart.alt_title);
    println!("{}\n{}</figure>", chart.svg(), chart.svg_narrow());
}

fn main() {
    println!("<!doctype html><html lang=\"nl\"><head><meta charset=\"utf-8\">");
    println!("<meta name=\"viewport\" content=\"width=device-width\"><title>Grafieken</title>");
    println!("<style>{PAGE}\n{}</style></head><body>", css());
    samples::normal().iter().for_each(figure);
    if std::env::args().all(|argument| argument != "ordinary") {
        samples::hostile().iter().for_each(figure);
    }
    println!("</body></html>");
}
