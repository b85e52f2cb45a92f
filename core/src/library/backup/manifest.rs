//! What a backup says of itself.

use serde::{Deserialize, Serialize};

use super::super::document::{PackedReports, PictureRef, SetDocument};
use super::super::{Digest, SetId};

/// Version of the backup's own form.
pub(super) const FORM: i64 = 1;
pub(super) const MANIFEST: &str = "manifest.json";
pub(super) const SETS: &str = "sets.jsonl";
pub(super) const SORENESS: &str = "soreness.jsonl";

/// The manifest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    /// [`FORM`].
    pub keel_backup: i64,
    /// Schema of the library it is of.
    pub schema: i64,
    /// Version of Keel that wrote it.
    pub keel: String,
    pub sets: u64,
    pub answers: u64,
    /// Every entry but this one.
    pub entries: Vec<Entry>,
    /// Files that the library names and no longer had.
    pub missing: Vec<String>,
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    pub name: String,
    pub bytes: u64,
    pub sha256: Digest,
}

/// One line of the list of sets: a set, and which reports are its own. Its track, its pictures and its reports are each
/// named by their digests here, so what belongs to another set is told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SetLine {
    pub set: SetDocument,
    pub original_report: Option<Digest>,
    pub current_report: Option<Digest>,
}

impl SetLine {
    pub fn new(set: SetDocument, reports: &PackedReports) -> Self {
        let digest = |packed: &Option<Vec<u8>>| packed.as_deref().map(Digest::of);
        Self { set, original_report: digest(&reports.original), current_report: digest(&reports.current) }
    }

    /// Every entry that a backup may hold of the set, and the digest it must have; that of a film is not known.
    pub fn entries(&self) -> Vec<(String, Option<Digest>)> {
        let id = self.set.id;
        let mut entries = Vec::new();
        for (kind, report) in [("original", self.original_report), ("current", self.current_report)] {
            entries.extend(report.map(|digest| (report_entry(id, kind), Some(digest))));
        }
        entries.extend(self.set.track.map(|track| (track_entry(id), Some(track.sha256))));
        entries.extend(self.set.pictures.iter().map(|p| (picture_entry(id, p), Some(p.sha256))));
        entries.extend(self.set.video.as_ref().map(|_| (video_entry(id), None)));
        entries
    }
}

pub(super) fn track_entry(id: SetId) -> String {
    format!("tracks/{id}.keeltrack")
}

pub(super) fn report_entry(id: SetId, kind: &str) -> String {
    format!("reports/{id}.{kind}.json.gz")
}

pub(super) fn picture_entry(id: SetId, picture: &PictureRef) -> String {
    format!("pictures/{id}-{}.jpg", picture.kind)
}

pub(super) fn video_entry(id: SetId) -> String {
    format!("videos/{id}")
}

/// Whether a name is one that a backup may hold: one of the rooms, an id, and nothing that leads elsewhere.
pub(super) fn is_known(name: &str) -> bool {
    let id = |text: &str| text.parse::<SetId>().is_ok();
    match name.split_once('/') {
        None => [MANIFEST, SETS, SORENESS].contains(&name),
        Some(("tracks", file)) => file.strip_suffix(".keeltrack").is_some_and(id),
        Some(("videos", file)) => id(file),
        Some(("reports", file)) => {
            file.strip_suffix(".original.json.gz").or(file.strip_suffix(".current.json.gz")).is_some_and(id)
        }
        Some(("pictures", file)) => {
            file.strip_suffix(".jpg").and_then(|f| f.split_once('-')).is_some_and(|(set, kind)| {
                id(set) && super::super::PictureKind::try_from(kind.to_owned()).is_ok()
            })
        }
        Some(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_keel_writes_are_known() {
        let id = "0123456789abcdef0123456789abcdef";
        for name in [
            MANIFEST.to_owned(),
            format!("tracks/{id}.keeltrack"),
            format!("reports/{id}.current.json.gz"),
            format!("pictures/{id}-rep2-worst.jpg"),
            format!("videos/{id}"),
        ] {
            assert!(is_known(&name), "{name}");
        }
        for name in [
            "../keel.db",
            "/etc/passwd",
            "tracks/../../x.keeltrack",
            "tracks\\x",
            "videos/",
            "videos/../keel.db",
            "pictures/x.jpg",
            "other",
            "",
        ] {
            assert!(!is_known(name), "{name}");
        }
        assert!(!is_known(&format!("tracks/{id}.keeltrack/..")));
    }
}
