//! Whole files, read by contracts.

mod cases;
mod contracts;
mod hostile;
mod large;
mod persons;
mod real;
mod rules;
mod samples;
mod support;
mod waivers;
mod workbooks;
