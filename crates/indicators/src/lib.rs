//! Definitions, their SQL, and the figures they give.
