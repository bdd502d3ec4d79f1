//! Figures and verdicts to Dutch pages.
