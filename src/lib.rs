//! The whole program as one line of stages.
