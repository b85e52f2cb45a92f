//! Writes the words as Android's string tables: `android_strings RES` makes `RES/values/words.xml` and `RES/values-de/words.xml`.

use keel_words::{Language, Words, string_table};
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(res) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("name the folder of resources to write to: android_strings RES");
        return ExitCode::from(2);
    };
    for language in Language::ALL {
        let folder = res.join(match language {
            Language::English => "values".to_owned(),
            Language::German => format!("values-{}", language.code()),
        });
        let table = string_table(&Words::of(language));
        if let Err(error) =
            std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(folder.join("words.xml"), table))
        {
            eprintln!("{} can't be written: {error}; name a folder that can", folder.display());
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
