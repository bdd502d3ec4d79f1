//! Views as parts of a document: the same words and numbers that a page shows, for files of another
//! kind.

use ijkpunt_model::{Block, DocumentChart, DocumentColumn, DocumentTable};

use crate::view::{ChartView, ForecastView, TableView};

impl TableView {
    /// The table as a document shows it.
    pub fn part(&self) -> DocumentTable {
        let corner = DocumentColumn {
            heading: self.corner.clone(),
            numeric: false,
        };
        let columns = self.columns.iter().map(|column| DocumentColumn {
            heading: column.text.clone(),
            numeric: column.class.split(' ').any(|class| class == "getal"),
        });
        let rows = self.rows.iter().map(|row| {
            let cells = row.cells.iter().map(|cell| cell.text.clone());
            std::iter::once(row.header.clone()).chain(cells).collect()
        });
        DocumentTable {
            caption: self.caption.clone(),
            columns: std::iter::once(corner).chain(columns).collect(),
            rows: rows.collect(),
        }
    }
}

impl ChartView {
    /// The chart as a document shows it.
    pub fn part(&self) -> DocumentChart {
        DocumentChart {
            id: self.id.clone(),
            headline: self.headline.clone(),
            subtitle: self.subtitle.clone(),
            alternative: format!("{}. {}", self.chart.alt_title, self.chart.alt_text),
            svg: self.chart.standalone_svg(&ijkpunt_charts::standalone_css()),
            summary: self.summary.clone(),
            table: self.table.part(),
        }
    }
}

impl ForecastView {
    /// The section as a document shows it, below its heading.
    pub fn parts(&self) -> Vec<Block> {
        let sentences = self.sentences.iter().map(Block::paragraph);
        let tables = self.scenarios.iter().chain([&self.assumptions]);
        let tables = tables.map(|table| Block::Table(table.part()));
        let signs = (!self.signs.is_empty()).then(|| Block::Terms {
            terms: self
                .signs
                .iter()
                .map(|sign| (sign.words.to_owned(), sign.explanation.to_owned()))
                .collect(),
        });
        sentences.chain(tables).chain(signs).collect()
    }
}
