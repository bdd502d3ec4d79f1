//! Whole files, read by contracts.

mod cases;
mod contracts;
mod hostile;
mod large;
mod other_books;
mod packed;
mod real;
mod round_trip;
mod samples;
mod support;
mod workbook_shapes;
mod workbooks;
