//! How the page finds its film.

use base64::{Engine, prelude::BASE64_STANDARD};
use std::fmt::Write;
use std::path::{Component, Path, PathBuf};
use std::{env, fs, io};

/// Films up to this size are part of the page, so that it can be moved and sent; larger ones lie beside it.
const EMBEDDED_MAX_BYTES: u64 = 20 << 20;

/// The film as a `data:` URL, or the relative path from the page's folder.
///
/// # Errors
/// Where the film can't be read.
pub fn source(clip: &Path, page: Option<&Path>) -> io::Result<String> {
    if clip.metadata()?.len() <= EMBEDDED_MAX_BYTES {
        return Ok(format!("data:{};base64,{}", media_type(clip), BASE64_STANDARD.encode(fs::read(clip)?)));
    }
    let folder = page.and_then(Path::parent).filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.map_or_else(env::current_dir, Path::canonicalize)?;
    Ok(as_url(&relative(&clip.canonicalize()?, &folder)))
}

/// Browsers play a mov film by the name of mp4 only.
fn media_type(clip: &Path) -> &'static str {
    let extension = clip.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    match extension.as_deref() {
        Some("webm") => "video/webm",
        Some("mkv") => "video/x-matroska",
        _ => "video/mp4",
    }
}

/// The way from a folder to a file, both absolute.
fn relative(file: &Path, folder: &Path) -> PathBuf {
    let mut to = file.components().peekable();
    let mut from = folder.components().peekable();
    while to.peek().is_some() && to.peek() == from.peek() {
        to.next();
        from.next();
    }
    from.map(|_| Component::ParentDir).chain(to).collect()
}

/// A path as a relative URL: everything but unreserved characters and slashes is escaped (RFC 3986).
fn as_url(path: &Path) -> String {
    let mut url = String::new();
    for byte in path.to_string_lossy().bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                url.push(char::from(byte));
            }
            // Writing to a String cannot fail.
            _ => drop(write!(url, "%{byte:02X}")),
        }
    }
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_to_a_film_beside_or_above_the_page() {
        let way = |file: &str, folder: &str| as_url(&relative(Path::new(file), Path::new(folder)));
        assert_eq!(way("/a/b/set 1.mp4", "/a/b"), "set%201.mp4");
        assert_eq!(way("/a/films/ß?.mp4", "/a/pages/today"), "../../films/%C3%9F%3F.mp4");
    }

    #[test]
    fn a_small_film_is_part_of_the_page_and_a_large_one_lies_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let clip = folder.path().join("set.mov");
        fs::write(&clip, b"film").unwrap();
        let page = folder.path().join("set.html");
        assert_eq!(source(&clip, Some(&page)).unwrap(), "data:video/mp4;base64,ZmlsbQ==");
        fs::File::create(&clip).unwrap().set_len(EMBEDDED_MAX_BYTES + 1).unwrap();
        assert_eq!(source(&clip, Some(&page)).unwrap(), "set.mov");
    }
}
