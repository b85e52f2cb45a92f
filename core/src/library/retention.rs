//! How long films are kept, and what the library takes.

use super::delete::{Deleted, forget_video, is_own};
use super::folder::track_name;
use super::{Library, LibraryError, Moment, SetId, VideoRef};

/// How long films are kept; a limit that is `None` is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Retention {
    /// Films of sets that began longer ago go, days.
    pub days: Option<u32>,
    /// The oldest films go until the others take no more than this, bytes.
    pub bytes: Option<u64>,
}

/// What the library takes, bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Storage {
    /// Sets.
    pub sets: u64,
    /// The database with its log.
    pub database_bytes: u64,
    /// Tracks.
    pub tracks_bytes: u64,
    /// Pictures.
    pub pictures_bytes: u64,
    /// Films in the library's folder.
    pub own_videos_bytes: u64,
    /// Films elsewhere that sets refer to.
    pub foreign_videos_bytes: u64,
    /// Files in the folder that no set names.
    pub unnamed_bytes: u64,
}

impl Library {
    /// Forgets films that are past their time, the oldest first; those of sets that keep theirs stay. Everything else of
    /// the sets stays too.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn expire_videos(&mut self, now: Moment, retention: Retention) -> Result<Deleted, LibraryError> {
        let films = self.films()?;
        let mut total = sum(films.iter());
        let mut gone: Vec<Film> = Vec::new();
        for film in films.into_iter().filter(|f| !f.keep) {
            let age_ms = now.utc_ms() - film.started_ms;
            let is_old = retention.days.is_some_and(|days| age_ms > i64::from(days) * 86_400_000);
            if is_old || retention.bytes.is_some_and(|most| total > u128::from(most)) {
                total -= u128::from(film.video.print.bytes);
                gone.push(film);
            }
        }
        self.write(|db, _| {
            gone.iter().try_for_each(|film| forget_video(db, film.row, film.id, &film.video))
        })?;
        self.remove_departed()?;
        let foreign = gone.into_iter().filter(|film| !is_own(film.id, &film.video));
        Ok(Deleted { foreign_videos: foreign.map(|film| film.video).collect() })
    }

    /// What the library takes.
    ///
    /// # Errors
    /// When the folder or the database can't be read.
    pub fn storage(&self) -> Result<Storage, LibraryError> {
        let named = self.named_files()?;
        let mut storage = Storage { sets: self.all_rows()?.len() as u64, ..Storage::default() };
        for (name, bytes) in self.folder.files()? {
            let of = match name.split_once('/') {
                _ if !named.contains(&name) => &mut storage.unnamed_bytes,
                Some(("tracks", _)) => &mut storage.tracks_bytes,
                Some(("pictures", _)) => &mut storage.pictures_bytes,
                _ => &mut storage.own_videos_bytes,
            };
            *of += bytes;
        }
        let database = self.folder.database();
        for suffix in ["", "-wal"] {
            let mut path = database.clone().into_os_string();
            path.push(suffix);
            storage.database_bytes += std::fs::metadata(path).map_or(0, |meta| meta.len());
        }
        let foreign = sum(self.films()?.iter().filter(|f| !is_own(f.id, &f.video)));
        storage.foreign_videos_bytes = u64::try_from(foreign).unwrap_or(u64::MAX);
        Ok(storage)
    }

    /// Every file that a set names, by its name within the folder.
    pub(super) fn named_files(&self) -> Result<std::collections::BTreeSet<String>, LibraryError> {
        let mut names = std::collections::BTreeSet::new();
        let mut tracks =
            self.db.prepare("SELECT started_ms, offset_min, id FROM sets WHERE track_sha256 IS NOT NULL")?;
        let mut rows = tracks.query([])?;
        while let Some(row) = rows.next()? {
            let (ms, offset, id): (i64, i16, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let started = super::code::checked("a time", &ms, Moment::new(ms, offset))?;
            names.insert(track_name(started, super::code::checked("a set's id", &id, id.parse())?));
        }
        let mut pictures = self
            .db
            .prepare("SELECT s.id, p.kind, p.sha256 FROM pictures p JOIN sets s ON s.row = p.set_row")?;
        let mut rows = pictures.query([])?;
        while let Some(row) = rows.next()? {
            let (id, kind, sha256): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let id: SetId = super::code::checked("a set's id", &id, id.parse())?;
            let digest = super::code::checked("a digest", &sha256, sha256.parse())?;
            names.insert(super::folder::picture_name(id, &kind, digest));
        }
        names.extend(self.films()?.into_iter().map(|f| f.video.location));
        Ok(names)
    }

    /// Every film that a set refers to, the oldest first.
    fn films(&self) -> Result<Vec<Film>, LibraryError> {
        let mut statement = self.db.prepare(
            "SELECT row, started_ms, keep_video, video, video_bytes, video_head_sha256, id FROM sets WHERE video IS NOT \
             NULL ORDER BY started_ms, row",
        )?;
        let mut rows = statement.query([])?;
        let mut films = Vec::new();
        while let Some(row) = rows.next()? {
            let head: String = row.get(5)?;
            let print = super::VideoPrint {
                bytes: row.get::<_, i64>(4)? as u64,
                head_sha256: super::code::checked("a film's digest", &head, head.parse())?,
            };
            let id: String = row.get(6)?;
            films.push(Film {
                row: row.get(0)?,
                id: super::code::checked("a set's id", &id, id.parse())?,
                started_ms: row.get(1)?,
                keep: row.get(2)?,
                video: VideoRef { location: row.get(3)?, print },
            });
        }
        Ok(films)
    }
}

/// What films take, bytes, as it was told when they were saved; wide enough for whatever was told.
fn sum<'a>(films: impl Iterator<Item = &'a Film>) -> u128 {
    films.map(|f| u128::from(f.video.print.bytes)).sum()
}

struct Film {
    row: i64,
    id: SetId,
    started_ms: i64,
    keep: bool,
    video: VideoRef,
}
