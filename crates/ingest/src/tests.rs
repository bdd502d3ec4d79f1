//! Whole files, read by contracts.

mod cases;
mod contracts;
mod hostile;
mod large;
mod persons;
mod real;
mod samples;
mod support;
mod workbooks;
