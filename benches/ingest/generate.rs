//! Writes exports in the shape of a whole country's: UTF-8 with a mark, `;`, CRLF, decimal comma,
//! dates as d-m-yyyy. The same bytes in every run.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use anyhow::Result;
use chrono::{Datelike, Days, NaiveDate};

/// Gemeenten and years of the exports.
const GEMEENTEN: u64 = 342;
const FIRST_YEAR: i32 = 2014;
const LAST_YEAR: i32 = 2024;
/// One cell in so many, of the columns that can be dirty, holds what can't be read.
const DIRTY: u64 = 10_000;

/// Cells that no reading makes a date, a number or a gemeente.
const NO_DATE: [&str; 4] = ["31-02-2019", "n.b.", "29-2-2023", "0-5-2020"];
const NO_NUMBER: [&str; 4] = ["n.b.", "1284.37", "1.28,37", "-"];
const NO_GEMEENTE: [&str; 3] = ["GM36", "n.b.", "0363"];

/// Writes `uitkeringen.csv` of so many rows, `inburgering.csv` of a tenth, and `inwoners.csv`.
pub fn generate(rows: u64, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    let generator = Generator::new();
    write(folder, "inwoners", |out| generator.inwoners(out))?;
    write(folder, "uitkeringen", |out| {
        generator.uitkeringen(out, rows)
    })?;
    write(folder, "inburgering", |out| {
        generator.inburgering(out, rows / 10)
    })?;
    Ok(())
}

fn write(
    folder: &Path,
    name: &str,
    body: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let mut out =
        BufWriter::with_capacity(1 << 18, File::create(folder.join(format!("{name}.csv")))?);
    out.write_all(b"\xef\xbb\xbf")?;
    body(&mut out)?;
    out.flush()
}

struct Generator {
    gemeenten: Vec<String>,
    /// Every day from the first, as text; making each anew would take longer than the rest.
    days: Vec<String>,
    /// Number of days with data.
    last: u64,
}

impl Generator {
    fn new() -> Generator {
        let first = NaiveDate::from_ymd_opt(FIRST_YEAR, 1, 1).unwrap_or_default();
        let last = NaiveDate::from_ymd_opt(LAST_YEAR, 12, 31).unwrap_or_default();
        let days = (0..8000).filter_map(|n| first.checked_add_days(Days::new(n)));
        Generator {
            gemeenten: (0..GEMEENTEN)
                .map(|n| format!("GM{:04}", 1 + 5 * n))
                .collect(),
            days: days
                .map(|d| format!("{}-{}-{}", d.day(), d.month(), d.year()))
                .collect(),
            last: (last - first).num_days().unsigned_abs(),
        }
    }

    fn inwoners(&self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"gemeente;peildatum;inwoners\r\n")?;
        for (n, gemeente) in (4_u64..).zip(&self.gemeenten) {
            for (age, year) in (0..).zip(FIRST_YEAR..=LAST_YEAR) {
                let people = 2_500_000 / n * (1000 + 6 * age) / 1000;
                let (thousands, rest) = (people / 1000, people % 1000);
                write!(out, "{gemeente};1-1-{year};{thousands}.{rest:03}\r\n")?;
            }
        }
        Ok(())
    }

    fn uitkeringen(&self, out: &mut dyn Write, rows: u64) -> io::Result<()> {
        out.write_all(
            b"gemeente;clientnummer;regeling;doelgroep;geslacht;geboortejaar;ingangsdatum;\
              einddatum;reden_einde;bedrag\r\n",
        )?;
        let mut dice = Dice(1);
        for _ in 0..rows {
            let (gemeente, client) = (self.gemeente(&mut dice), dice.below(90_000_000));
            let regeling = dice.pick(&[
                ("Participatiewet", 88),
                ("IOAW", 6),
                ("IOAZ", 2),
                ("Bbz", 4),
            ]);
            let doelgroep = dice.pick(&[("statushouder", 18), ("overig", 82)]);
            let geslacht = dice.pick(&[("M", 49), ("V", 50), ("X", 1)]);
            let geboren = 1940 + dice.below(67);
            let begin = dice.below(self.last + 1);
            let end = begin + 1 + dice.wait(900);
            let (end, reden) = match end > self.last {
                true => ("", ""),
                false => (self.day(end), dice.pick(&REDENEN)),
            };
            let (begin, end) = (
                dirty(&mut dice, self.day(begin), &NO_DATE),
                dirty(&mut dice, end, &NO_DATE),
            );
            write!(
                out,
                "{gemeente};{};{regeling};{doelgroep};{geslacht};{geboren};{begin};{end};{reden};",
                10_000_000 + client
            )?;
            match dice.below(DIRTY) {
                0 => out.write_all(dice.any(&NO_NUMBER).as_bytes())?,
                _ => amount(out, 5_000 + dice.below(255_000))?,
            }
            out.write_all(b"\r\n")?;
        }
        Ok(())
    }

    fn inburgering(&self, out: &mut dyn Write, rows: u64) -> io::Result<()> {
        out.write_all(
            b"gemeente;clientnummer;wet;categorie;ingangsdatum_plicht;datum_pip;leerroute;\
              datum_pvt;datum_map;datum_knm;niveau;datum_voldaan;termijn_einde\r\n",
        )?;
        let mut dice = Dice(2);
        for _ in 0..rows {
            let (gemeente, client) = (self.gemeente(&mut dice), dice.below(90_000_000));
            let begin = dice.below(self.last + 1);
            let wet = if begin < 2922 { "Wi2013" } else { "Wi2021" };
            let categorie = dice.pick(&[
                ("asielstatushouder", 70),
                ("gezinsmigrant", 25),
                ("overig", 5),
            ]);
            let pip = self.later(&mut dice, begin, 75, 93);
            let route = match pip {
                "" => "",
                _ => dice.pick(&[("B1", 52), ("onderwijs", 13), ("Z", 35)]),
            };
            let pvt = self.later(&mut dice, begin, 120, 90);
            let map = self.later(&mut dice, begin, 500, 70);
            let knm = self.later(&mut dice, begin, 600, 70);
            let voldaan = self.later(&mut dice, begin, 800, 75);
            let niveau = match voldaan {
                "" => "",
                _ => dice.pick(&[("A1", 10), ("A2", 40), ("B1", 40), ("B2", 10)]),
            };
            let termijn = self.day(begin + 1096);
            let (begin, pip) = (
                dirty(&mut dice, self.day(begin), &NO_DATE),
                dirty(&mut dice, pip, &NO_DATE),
            );
            let voldaan = dirty(&mut dice, voldaan, &NO_DATE);
            write!(
                out,
                "{gemeente};{};{wet};{categorie};{begin};{pip};{route};{pvt};{map};{knm};{niveau};\
                 {voldaan};{termijn}\r\n",
                10_000_000 + client
            )?;
        }
        Ok(())
    }

    /// The product of two throws makes the first gemeenten the largest.
    fn gemeente(&self, dice: &mut Dice) -> &str {
        let place = dice.below(GEMEENTEN) * dice.below(GEMEENTEN) / GEMEENTEN;
        let gemeente = self
            .gemeenten
            .get(place as usize)
            .map_or("", String::as_str);
        dirty(dice, gemeente, &NO_GEMEENTE)
    }

    fn day(&self, number: u64) -> &str {
        self.days.get(number as usize).map_or("", String::as_str)
    }

    /// A later day for so many in a hundred; nothing where it has not come yet.
    fn later(&self, dice: &mut Dice, begin: u64, mean: u64, percent: u64) -> &str {
        let day = begin + 7 + dice.wait(mean);
        match day > self.last || dice.below(100) >= percent {
            true => "",
            false => self.day(day),
        }
    }
}

const REDENEN: [(&str, u64); 5] = [
    ("werk", 34),
    ("onderwijs", 12),
    ("verhuizing", 22),
    ("relatie", 10),
    ("overig", 22),
];

/// The cell, or once in a while one that can't be read.
fn dirty<'a>(dice: &mut Dice, cell: &'a str, bad: &[&'a str]) -> &'a str {
    match dice.below(DIRTY) {
        0 => dice.any(bad),
        _ => cell,
    }
}

/// Cents as `1.234,56`.
fn amount(out: &mut dyn Write, cents: u64) -> io::Result<()> {
    let (euros, cents) = (cents / 100, cents % 100);
    match euros / 1000 {
        0 => write!(out, "{euros},{cents:02}"),
        thousands => write!(out, "{thousands}.{:03},{cents:02}", euros % 1000),
    }
}

/// SplitMix64: small, quick and the same everywhere.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        let wide = u128::from(self.next()) * u128::from(limit);
        u64::try_from(wide >> 64).unwrap_or_default()
    }

    fn any<'a>(&mut self, list: &[&'a str]) -> &'a str {
        let index = self.below(list.len() as u64) as usize;
        list.get(index).copied().unwrap_or_default()
    }

    /// One of the words; their weights add up to a hundred.
    fn pick<'a>(&mut self, words: &[(&'a str, u64)]) -> &'a str {
        let mut throw = self.below(100);
        for (word, weight) in words {
            if throw < *weight {
                return word;
            }
            throw -= weight;
        }
        ""
    }

    /// Whole days of waiting, exponential with this mean.
    fn wait(&mut self, mean: u64) -> u64 {
        let uniform = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        (-(1.0 - uniform).ln() * mean as f64) as u64
    }
}
