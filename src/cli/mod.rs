//! Arguments, progress and exit codes; one file a subcommand.

mod build;
mod check;
mod explain;
mod formats;
mod handout;
mod init;
mod print;
mod progress;
#[cfg(feature = "serve")]
mod serve;
mod styleguide;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use chrono::NaiveDate;
use clap::{Parser, Subcommand, ValueEnum};
use ijkpunt_model::Severity;

use crate::Outcome;

/// Turns the exports of a Dutch municipality into indicators and an accessible site.
///
/// Exit codes: 0 clean, 1 findings at or above --fail-on, 2 could not run.
#[derive(Debug, Parser)]
#[command(name = "ijkpunt", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the site of a workspace: read, compute, write.
    Build(BuildArguments),
    /// Show the site in a browser on this computer, and build it again at every change.
    ///
    /// The site is kept in memory: WORKSPACE/site and what is remembered of deliveries stay as they
    /// are. Ctrl-C ends it.
    #[cfg(feature = "serve")]
    Serve(ServeArguments),
    /// Read the exports of a workspace and print what is wrong with them.
    Check(CheckArguments),
    /// Show what stands behind an indicator: definition, deliveries, figures, SQL and rows.
    Explain(ExplainArguments),
    /// Make a workspace with the sample exports, ready to build.
    Init(InitArguments),
    /// Write an empty table for a supplier to fill in, as XLSX and CSV.
    Template(TemplateArguments),
    /// Print the contract of a dataset as Table Schema (JSON).
    Schema(SchemaArguments),
    /// Write a page with everything that pages are made of, from made-up data.
    Styleguide(StyleguideArguments),
}

#[derive(Debug, clap::Args)]
struct BuildArguments {
    /// Folder with ijkpunt.toml.
    workspace: PathBuf,
    /// Report to make, in the place of the one in ijkpunt.toml.
    #[arg(long, value_name = "NAME")]
    report: Option<String>,
    /// Make one site of all reports that ijkpunt.toml names, each in a folder of its own.
    #[arg(long, conflicts_with = "report")]
    all: bool,
    /// Folder for the site [default: WORKSPACE/site, or WORKSPACE/site-NAME with --report].
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Also write each page as one file that can be mailed, to the folder `los` of the site.
    #[arg(long)]
    single_file: bool,
    /// Also write a letter as accessible PDF (PDF/UA-1), `brief.pdf` in the site.
    ///
    /// For a program that was built with `--features pdf`.
    #[arg(long)]
    pdf: bool,
    /// Also draw each chart as PNG for a word processor, `grafieken/ID.png` in the site.
    ///
    /// For a program that was built with `--features png`.
    #[arg(long)]
    png: bool,
    #[command(flatten)]
    run: RunArguments,
}

#[cfg(feature = "serve")]
#[derive(Debug, clap::Args)]
struct ServeArguments {
    /// Folder with ijkpunt.toml.
    workspace: PathBuf,
    /// Port on 127.0.0.1; 0 is one that is free.
    #[arg(long, value_name = "N", default_value_t = 0)]
    port: u16,
    /// Run date, in the place of the one in ijkpunt.toml.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_date)]
    date: Option<NaiveDate>,
}

#[derive(Debug, clap::Args)]
struct CheckArguments {
    /// Folder with ijkpunt.toml.
    workspace: PathBuf,
    /// What to write to standard output.
    #[arg(long, value_enum, default_value_t = OutputFormat::Text)]
    format: OutputFormat,
    /// Folder for one page a delivered file, to send back to its supplier.
    #[arg(long, value_name = "DIR")]
    pages: Option<PathBuf>,
    /// Show on those pages the values that were found wrong.
    #[arg(long, requires = "pages")]
    with_values: bool,
    #[command(flatten)]
    run: RunArguments,
}

#[derive(Debug, clap::Args)]
struct RunArguments {
    /// Run date, in the place of the one in ijkpunt.toml.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_date)]
    date: Option<NaiveDate>,
    /// Exit with 1 from this severity up.
    #[arg(long, value_enum, default_value_t = FailOn::Blokkeert)]
    fail_on: FailOn,
}

#[derive(Debug, clap::Args)]
struct ExplainArguments {
    /// Id of the indicator, the name of its file.
    id: String,
    /// Folder with ijkpunt.toml.
    #[arg(default_value = ".")]
    workspace: PathBuf,
    /// Only the SQL.
    #[arg(long, conflicts_with = "rows")]
    sql: bool,
    /// Also the numbers of the rows that count in the figure of the year.
    #[arg(long)]
    rows: bool,
    /// Run date, in the place of the one in ijkpunt.toml.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_date)]
    date: Option<NaiveDate>,
}

#[derive(Debug, clap::Args)]
struct InitArguments {
    /// Folder to make; it must not exist or be empty.
    folder: PathBuf,
}

#[derive(Debug, clap::Args)]
struct TemplateArguments {
    /// Name of the dataset.
    dataset: String,
    /// Folder to write DATASET.xlsx and DATASET.csv to; files that exist are left alone.
    #[arg(long, value_name = "DIR", default_value = ".")]
    out: PathBuf,
    /// Folder with ijkpunt.toml, whose own contracts go before the built-in ones.
    #[arg(long, value_name = "DIR")]
    workspace: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
struct SchemaArguments {
    /// Name of the dataset.
    dataset: String,
    /// Folder with ijkpunt.toml, whose own contracts go before the built-in ones.
    #[arg(long, value_name = "DIR")]
    workspace: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
struct StyleguideArguments {
    /// Folder to write it to.
    folder: PathBuf,
}

/// How `check` says what it found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OutputFormat {
    /// For people: worst first, and a summary.
    Text,
    /// For programs: one object.
    Json,
    /// For Excel: a line for each place.
    Csv,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FailOn {
    Blokkeert,
    Waarschuwing,
    Info,
}

impl FailOn {
    fn severity(self) -> Severity {
        match self {
            FailOn::Blokkeert => Severity::Blokkeert,
            FailOn::Waarschuwing => Severity::Waarschuwing,
            FailOn::Info => Severity::Info,
        }
    }
}

fn parse_date(text: &str) -> Result<NaiveDate, String> {
    let written = NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .ok()
        .filter(|_| text.len() == 10);
    written.ok_or_else(|| "write a date as 2020-03-15".to_owned())
}

/// Runs the program and gives its exit code.
pub fn main() -> ExitCode {
    // clap ends with 2 on a wrong flag and with 0 on --help, as our contract says.
    let arguments = Arguments::parse();
    let result = match arguments.command {
        Command::Build(arguments) => build::run(&arguments),
        #[cfg(feature = "serve")]
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Init(arguments) => init::run(&arguments),
        Command::Template(arguments) => handout::template(&arguments),
        Command::Schema(arguments) => handout::schema(&arguments),
        Command::Styleguide(arguments) => styleguide::run(&arguments),
    };
    match result {
        Ok(code) => code,
        Err(error) => {
            print::error(&error);
            ExitCode::from(2)
        }
    }
}

/// The exit code of a run.
fn exit_code(outcome: &Outcome, fail_on: FailOn) -> ExitCode {
    if outcome.failed_to_run {
        return ExitCode::from(2);
    }
    match outcome.findings.worst() {
        Some(worst) if worst >= fail_on.severity() => ExitCode::from(1),
        _ => ExitCode::SUCCESS,
    }
}
