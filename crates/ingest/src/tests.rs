//! Whole files, read by contracts.

mod cases;
mod contracts;
mod fouten;
mod hostile;
mod large;
mod other_books;
mod packed;
mod persons;
mod privacy;
mod real;
mod round_trip;
mod rules;
mod samples;
mod support;
mod waivers;
mod workbook_shapes;
mod workbooks;
