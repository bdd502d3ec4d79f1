//! The words every room shares: places, periods, signs, figures, tables and findings.
//!
//! This room knows no file, no engine and no HTML. It holds types and the little arithmetic that
//! belongs to them (the first day of a half-year, the sum of findings), and nothing else.

mod about;
mod code;
mod dataset;
mod document;
mod figure;
mod finding;
mod gemeente;
mod period;
mod quality;
mod released;
mod rows;
mod sheet;
mod sign;
mod table;

pub use about::{
    About, Break, Breakdown, Class, Direction, Group, OpenClasses, Policy, Sort, Unit,
};
pub use code::Code;
pub use dataset::{Column, Dataset, Kind};
pub use document::{
    Block, Document, DocumentChart, DocumentColumn, DocumentField, DocumentLine, DocumentSection,
    DocumentSignature, DocumentTable, Inline,
};
pub use figure::{FIGURE_COLUMNS, Figure, TOTAAL};
pub use finding::{Finding, Findings, Place, SPOTS_KEPT, Severity, Spot, TextSpot};
pub use gemeente::{Area, GemeenteCode};
pub use period::Period;
pub use quality::{Comparison, Dimension, Edition, Fault, RuleOutcome, Side};
pub use released::Released;
pub use rows::{ReleasedRows, Value};
pub use sheet::{FORMULA_STARTS, Form, Sheet, SheetCell, harmless};
pub use sign::Sign;
pub use table::{Delivery, Origins, Table};
