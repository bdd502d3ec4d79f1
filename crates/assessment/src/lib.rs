//! Figures to verdicts: target against actual.
