//! Writes bindings as `uniffi-bindgen` does; `keel-bindgen surface LIBRARY` prints the exported surface instead.

use anyhow::Result;
use keel_bindgen::Surface;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [command, library] if command == "surface" => {
            print!("{}", Surface::of(library.as_ref())?);
            Ok(())
        }
        _ => {
            uniffi::uniffi_bindgen_main();
            Ok(())
        }
    }
}
