//! Writes a finished site in one move.
