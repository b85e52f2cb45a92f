//! From the command line to an exit code.

use crate::analyze::{analyze, begin};
use crate::args::{Cli, Command, Options};
use crate::clip::DECODING_THREAD;
use crate::failure::{Failure, Fault, worst};
use crate::library;
use crate::output::{Target, print};
use crate::sample::Sample;
use clap::{CommandFactory, Parser};
use keel_words::Words;
use log::LevelFilter;
use std::ffi::OsString;
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
    let words = Words::of(cli.command.language());
    panic::catch_unwind(AssertUnwindSafe(|| dispatch(&cli.command, &words)))
        .unwrap_or_else(|_| exit_code(Err(Failure::Internal(Fault::internal("a panic"))), &words))
}

fn dispatch(command: &Command, words: &Words) -> ExitCode {
    log::debug!("films are decoded on the thread \"{DECODING_THREAD}\"");
    match command {
        Command::Analyze { clips, options } => worst(analyze(clips, options, &begin).into_iter()),
        Command::Live { clip, options } => worst([crate::live::live(clip, options)].into_iter()),
        Command::Sample { options } => match Sample::unpack() {
            Ok(sample) => {
                let options = sample_options(options);
                worst(analyze(&[sample.path()], &options, &begin).into_iter())
            }
            Err(error) => exit_code(Err(Failure::output(std::env::temp_dir(), error)), words),
        },
        Command::Library(command) => exit_code(library::run(command), words),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Cli::command(), "keel", &mut script);
            exit_code(print(&String::from_utf8_lossy(&script)), words)
        }
        Command::Man => {
            let mut page = Vec::new();
            let rendered = clap_mangen::Man::new(Cli::command()).render(&mut page);
            let failed = |error| Failure::Output { target: Target::Stdout, error };
            exit_code(rendered.map_err(failed).and_then(|()| print(&String::from_utf8_lossy(&page))), words)
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

fn exit_code(result: Result<(), Failure>, words: &Words) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            failure.say(words);
            ExitCode::from(failure.code())
        }
    }
}
