//! Polars, with a note of every statement, its result, and what it took.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::Result;
use arrow::array::RecordBatch;
use ijkpunt_engine::{Engine, EngineError, Polars};
use ijkpunt_model::Table;
use parquet::arrow::ArrowWriter;

use crate::usage::cpu_seconds;

/// What a dataset took.
#[derive(Debug, Default)]
struct Spent {
    scans: usize,
    columns: usize,
    wall: f64,
    cpu: f64,
}

/// An engine that keeps what it was asked.
pub struct Timed {
    engine: Polars,
    folder: PathBuf,
    asked: usize,
    register: Spent,
    by_dataset: BTreeMap<String, Spent>,
}

impl Timed {
    /// Keeps statements and results in a folder, which is emptied.
    pub fn new(folder: &Path) -> Result<Timed> {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        fs::create_dir_all(folder)?;
        Ok(Timed {
            engine: Polars::new(),
            folder: folder.to_owned(),
            asked: 0,
            register: Spent::default(),
            by_dataset: BTreeMap::new(),
        })
    }

    /// Says how often each dataset was scanned, and what that took.
    pub fn report(&self, indicators: usize) {
        println!(
            "tables to the engine: {:.2} s wall, {:.2} s cpu",
            self.register.wall, self.register.cpu
        );
        let (mut wall, mut cpu) = (0.0, 0.0);
        for (dataset, spent) in &self.by_dataset {
            println!(
                "  {dataset:20} {:4} scans, {:6} columns, {:8.3} s wall, {:8.3} s cpu",
                spent.scans, spent.columns, spent.wall, spent.cpu
            );
            wall += spent.wall;
            cpu += spent.cpu;
        }
        let each = 1e3 / indicators as f64;
        println!(
            "all statements: {wall:.2} s wall, {cpu:.2} s cpu; an indicator: {:.1} ms wall, {:.1} ms cpu",
            wall * each,
            cpu * each
        );
    }

    fn keep(&self, sql: &str, batch: &RecordBatch) -> Result<()> {
        let name = format!("{:04}", self.asked);
        fs::write(self.folder.join(format!("{name}.sql")), sql)?;
        let file = fs::File::create(self.folder.join(format!("{name}.parquet")))?;
        let mut writer = ArrowWriter::try_new(file, batch.schema(), None)?;
        writer.write(batch)?;
        writer.close()?;
        Ok(())
    }
}

impl Engine for Timed {
    fn register(&mut self, name: &str, table: &Table, columns: &[&str]) -> Result<(), EngineError> {
        let (start, cpu) = (Instant::now(), cpu_seconds());
        let done = self.engine.register(name, table, columns);
        self.register.wall += start.elapsed().as_secs_f64();
        self.register.cpu += cpu_seconds() - cpu;
        done
    }

    fn query(&mut self, sql: &str) -> Result<RecordBatch, EngineError> {
        let (start, cpu) = (Instant::now(), cpu_seconds());
        let batch = self.engine.query(sql)?;
        let (wall, cpu) = (start.elapsed().as_secs_f64(), cpu_seconds() - cpu);
        let dataset = sql
            .split_once("\nFROM ")
            .and_then(|(_, rest)| rest.split_whitespace().next())
            .unwrap_or("other");
        let spent = self.by_dataset.entry(dataset.to_owned()).or_default();
        spent.scans += 1;
        spent.columns += batch.num_columns();
        spent.wall += wall;
        spent.cpu += cpu;
        self.keep(sql, &batch).map_err(|error| EngineError::Query {
            sql: sql.to_owned(),
            why: error.to_string(),
        })?;
        self.asked += 1;
        Ok(batch)
    }
}
