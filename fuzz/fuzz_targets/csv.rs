//! Any bytes as a text with delimiters.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| ijkpunt_fuzz::survives("csv", bytes));
