//! The command line of IJkpunt.

use std::process::ExitCode;

fn main() -> ExitCode {
    ijkpunt::cli::main()
}
