//! Names of outputs when there are several clips.

use std::collections::BTreeMap;
use std::path::Path;

/// A name for each clip's outputs: its own without extension, numbered where two are alike.
pub fn stems<P: AsRef<Path>>(clips: &[P]) -> Vec<String> {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    clips
        .iter()
        .map(|clip| {
            let stem = clip
                .as_ref()
                .file_stem()
                .map_or_else(|| "clip".into(), |stem| stem.to_string_lossy().into_owned());
            let count = seen.entry(stem.clone()).or_insert(0);
            *count += 1;
            if *count == 1 { stem } else { format!("{stem}-{count}") }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clips_of_one_name_do_not_overwrite_each_other() {
        assert_eq!(stems(&["a/set.mp4", "b/set.mov", "top.mp4"]), ["set", "set-2", "top"]);
    }
}
