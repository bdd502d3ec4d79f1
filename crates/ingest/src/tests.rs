//! Whole files, read by contracts.

mod cases;
mod contracts;
mod hostile;
mod real;
mod samples;
mod support;
mod workbooks;
