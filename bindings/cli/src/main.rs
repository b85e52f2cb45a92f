//! `keel`: from a clip to a verdict, on a desktop.

use std::process::ExitCode;

fn main() -> ExitCode {
    keel_cli::run(std::env::args_os())
}
