//! Bytes to typed tables by contract, with findings.
