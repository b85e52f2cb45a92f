//! Where an ONNX Runtime library may lie.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// The variable that names the library.
const VARIABLE: &str = "ORT_DYLIB_PATH";

/// Where an installed library is looked for, best first; empty entries are skipped.
///
/// The order: `ORT_DYLIB_PATH` alone where it is set (who names a library wants that one); else the `onnxruntime` package
/// of the active Python environment, then of the user; else the bare name, for the system's loader to resolve.
pub(super) fn libraries() -> Vec<PathBuf> {
    if let Some(named) = std::env::var_os(VARIABLE).filter(|path| !path.is_empty()) {
        return vec![PathBuf::from(named)];
    }
    let environment = std::env::var_os("VIRTUAL_ENV").map(PathBuf::from);
    let user = std::env::var_os("HOME").map(|home| Path::new(&home).join(".local"));
    let mut found: Vec<PathBuf> =
        [environment, user].into_iter().flatten().flat_map(|p| wheels(&p)).collect();
    found.push(PathBuf::from(format!(
        "{}onnxruntime{}",
        std::env::consts::DLL_PREFIX,
        std::env::consts::DLL_SUFFIX
    )));
    found
}

/// Libraries of `onnxruntime` packages under a Python prefix: `lib/python*/site-packages/onnxruntime/capi`.
fn wheels(prefix: &Path) -> Vec<PathBuf> {
    let entries = |folder: &Path| -> Vec<PathBuf> {
        let mut paths: Vec<PathBuf> =
            std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        paths.sort();
        paths
    };
    let starts_with = |path: &PathBuf, start: &str| {
        path.file_name().and_then(OsStr::to_str).is_some_and(|name| name.starts_with(start))
    };
    entries(&prefix.join("lib"))
        .into_iter()
        .filter(|path| starts_with(path, "python"))
        .flat_map(|path| entries(&path.join("site-packages/onnxruntime/capi")))
        .filter(|path| starts_with(path, "libonnxruntime."))
        .collect()
}
