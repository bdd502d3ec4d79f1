//! `ijkpunt explain`.

use std::io::Write;
use std::process::ExitCode;

use anyhow::{Result, bail};
use ijkpunt_indicators::Explanation;
use ijkpunt_model::{Figure, Policy, Released};

use super::{ExplainArguments, print};
use crate::{Outcome, Quiet, Workspace, stages};

pub fn run(arguments: &ExplainArguments) -> Result<ExitCode> {
    let mut outcome = Outcome::default();
    let opened = Workspace::open(&arguments.workspace, arguments.date, &mut outcome.findings)?;
    let Some(workspace) = opened else {
        print::findings(&outcome);
        return Ok(ExitCode::from(2));
    };
    let definitions = stages::definitions(&workspace, &mut outcome)?;
    let tables = stages::ingest(&workspace, &definitions, &mut Quiet, &mut outcome)?;
    stages::keep(&workspace, &tables)?;
    let Some(report) = &definitions.report else {
        print::findings(&outcome);
        return Ok(ExitCode::from(2));
    };
    let areas = stages::areas(&workspace, report, &mut outcome);
    let areas = stages::asked(&definitions, report, areas, &tables);
    let id = &arguments.id;
    let explained = stages::explain(
        &workspace,
        &definitions,
        &tables,
        &areas,
        id,
        arguments.rows,
    )?;
    let (explanation, released) = match explained {
        Ok(explained) => explained,
        Err(near) => bail!("no indicator '{id}'; the nearest are: {}", near.join(", ")),
    };
    let mut out = std::io::stdout().lock();
    let text = match arguments.sql {
        true => statements(&explanation),
        false => whole(&explanation, &released),
    };
    let _ = out.write_all(text.as_bytes());
    Ok(ExitCode::SUCCESS)
}

/// The statements, so that they can be pasted as they stand.
fn statements(explanation: &Explanation) -> String {
    let ended = |sql: &String| format!("{sql};\n");
    explanation.sql.iter().map(ended).collect()
}

fn whole(explanation: &Explanation, released: &Released) -> String {
    let about = &explanation.about;
    let mut lines = vec![
        format!("{} ({})", about.name, about.id),
        format!("  definitie: {}", about.definition),
        format!("  populatie: {}", about.population),
        format!("  versie: {}, bestand: {}", about.version, about.file),
    ];
    for change in &about.breaks {
        let (version, since, words) = (change.version, change.since, &change.words);
        lines.push(format!("  breuk: versie {version} vanaf {since}. {words}"));
    }
    lines.push(match &about.policy {
        Policy::Public { reason, .. } => format!("  onthulling: openbaar. {reason}"),
        Policy::Threshold { minimum, .. } => format!("  onthulling: geheim onder {minimum}"),
    });
    for (key, condition) in &explanation.conditions {
        lines.push(format!("  {key}: {condition}"));
    }
    if !explanation.parts.is_empty() {
        lines.push(format!("  uit: {}", explanation.parts.join(", ")));
    }
    for (dataset, files) in &explanation.deliveries {
        let columns = explanation.columns.get(dataset);
        let columns: Vec<&str> = columns.into_iter().flatten().map(String::as_str).collect();
        lines.push(format!("  dataset {dataset}: {}", columns.join(", ")));
        if files.is_empty() {
            lines.push("    niet geleverd".to_owned());
        }
        lines.extend(files.iter().map(|file| format!("    {file}")));
    }
    lines.push("  cijfers:".to_owned());
    lines.extend(released.figures().iter().map(figure));
    for behind in &explanation.rows {
        let rows: Vec<String> = behind.rows.iter().map(u32::to_string).collect();
        lines.push(format!(
            "  rijen van {} in {}, {} van {}: {}",
            behind.file,
            behind.period,
            behind.role,
            behind.indicator,
            rows.join(", ")
        ));
    }
    lines.push("  sql:".to_owned());
    let mut text = lines.join("\n");
    text.push('\n');
    text.push_str(&statements(explanation));
    text
}

fn figure(figure: &Figure) -> String {
    let number = |name: &str, number: Option<f64>| {
        number
            .map(|number| format!(" {name} {number}"))
            .unwrap_or_default()
    };
    let sign = figure.teken.map(|sign| format!(" ({})", sign.words()));
    format!(
        "    {} {} {} {}:{}{}{}{}",
        figure.gemeente,
        figure.periode,
        figure.uitsplitsing,
        figure.klasse,
        number("waarde", figure.waarde),
        number("teller", figure.teller),
        number("noemer", figure.noemer),
        sign.unwrap_or_default()
    )
}
