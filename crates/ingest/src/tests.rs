//! Whole files, read by contracts.

mod cases;
mod contracts;
mod fouten;
mod hostile;
mod large;
mod privacy;
mod real;
mod samples;
mod support;
mod workbooks;
