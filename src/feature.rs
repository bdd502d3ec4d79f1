//! What the program can only do where it was built for it.

use anyhow::{Result, bail};

/// Refuses what this program was built without, and says how to build it. `what` is the name of a
/// format, and of its feature in small letters.
pub fn needed(built: bool, what: &str) -> Result<()> {
    if !built {
        bail!(
            "this program was built without {what}. Build it with: cargo build --locked --features {}",
            what.to_lowercase()
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_without_a_format_says_how_to_get_one_that_has_it() {
        for (what, says) in [("PDF", "--features pdf"), ("PNG", "--features png")] {
            assert!(needed(true, what).is_ok());
            let said = needed(false, what).unwrap_err().to_string();
            assert!(said.contains(says), "{said}");
        }
    }
}
