//! From the command line to an exit code.

use crate::analyze::{analyze, begin};
use crate::args::{Cli, Command, Options};
use crate::clip::DECODING_THREAD;
use crate::failure::{Failure, worst};
use crate::library;
use crate::output::Target;
use crate::sample::Sample;
use clap::{CommandFactory, Parser};
use log::LevelFilter;
use std::ffi::OsString;
use std::io::{self, Write};
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;

/// Set to `info` or `debug` to see what Keel does.
const LOG_VARIABLE: &str = "KEEL_LOG";

/// Runs the command.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    env_logger::Builder::new().filter_level(LevelFilter::Off).parse_env(LOG_VARIABLE).init();
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version come this way too; a closed standard output is nobody's fault.
            error.print().ok();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    panic::set_hook(Box::new(|panic| log::error!("{panic}")));
    panic::catch_unwind(AssertUnwindSafe(|| dispatch(&cli.command))).unwrap_or_else(|_| {
        eprintln!("keel: Keel failed; please report this with what {LOG_VARIABLE}=error prints");
        ExitCode::from(1)
    })
}

fn dispatch(command: &Command) -> ExitCode {
    log::debug!("films are decoded on the thread \"{DECODING_THREAD}\"");
    match command {
        Command::Analyze { clips, options } => worst(analyze(clips, options, &begin).into_iter()),
        Command::Live { clip, options } => worst([crate::live::live(clip, options)].into_iter()),
        Command::Sample { options } => match Sample::unpack() {
            Ok(sample) => {
                let options = sample_options(options);
                worst(analyze(&[sample.path()], &options, &begin).into_iter())
            }
            Err(error) => {
                let failure = Failure::Output { path: std::env::temp_dir(), error };
                failure.say();
                worst([failure.code()].into_iter())
            }
        },
        Command::Library(command) => match library::run(command) {
            Ok(()) => ExitCode::SUCCESS,
            Err(failure) => {
                failure.say();
                ExitCode::from(failure.code())
            }
        },
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Cli::command(), "keel", &mut script);
            print(&script)
        }
        Command::Man => {
            let mut page = Vec::new();
            match clap_mangen::Man::new(Cli::command()).render(&mut page) {
                Ok(()) => print(&page),
                Err(error) => fail(error),
            }
        }
    }
}

/// Whoever asks the sample for nothing is shown everything: a page to open.
fn sample_options(options: &Options) -> Options {
    let mut options = options.clone();
    let asked = options.json.is_some() || options.csv.is_some() || options.html.is_some();
    if !asked && options.stills.is_none() && !options.quiet {
        options.html = Some(Target::Path(std::env::temp_dir().join("keel-sample.html")));
    }
    options
}

fn print(bytes: &[u8]) -> ExitCode {
    match io::stdout().write_all(bytes) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(error),
    }
}

fn fail(error: io::Error) -> ExitCode {
    let failure = Failure::Output { path: "standard output".into(), error };
    failure.say();
    ExitCode::from(failure.code())
}
