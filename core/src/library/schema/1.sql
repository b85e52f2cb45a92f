CREATE TABLE sets (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  started_ms INTEGER NOT NULL,
  offset_min INTEGER NOT NULL,
  -- what the lifter said
  named_lift TEXT,
  load REAL,
  unit TEXT,
  belt INTEGER,
  note TEXT,
  place TEXT,
  keep_video INTEGER NOT NULL DEFAULT 0,
  -- files
  track_sha256 TEXT,
  track_bytes INTEGER,
  video TEXT,
  video_bytes INTEGER,
  video_head_sha256 TEXT,
  video_removed INTEGER NOT NULL DEFAULT 0,
  -- read off the report that holds, for lists and trends; NULL where nothing was judged
  load_kg REAL,
  lift TEXT,
  verdict TEXT,
  change_deg REAL,
  margin_deg REAL,
  median_change_deg REAL,
  reps INTEGER,
  reps_judged INTEGER,
  reps_held INTEGER,
  yaw_deg REAL,
  spine_px REAL,
  network TEXT,
  rules INTEGER,
  CHECK ((load IS NULL) = (unit IS NULL)),
  CHECK ((track_sha256 IS NULL) = (track_bytes IS NULL)),
  CHECK ((video IS NULL) = (video_bytes IS NULL) AND (video IS NULL) = (video_head_sha256 IS NULL))
) STRICT;
CREATE INDEX sets_by_time ON sets (started_ms, row);

CREATE TABLE reps (
  set_row INTEGER NOT NULL REFERENCES sets ON DELETE CASCADE,
  number INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  verdict TEXT NOT NULL,
  change_deg REAL,
  margin_deg REAL,
  PRIMARY KEY (set_row, number)
) STRICT, WITHOUT ROWID;

-- Reports as gzip of their JSON. The original is never overwritten; what holds instead of it is the current one.
CREATE TABLE reports (
  set_row INTEGER NOT NULL REFERENCES sets ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('original', 'current')),
  json_gz BLOB NOT NULL,
  PRIMARY KEY (set_row, kind)
) STRICT;

CREATE TABLE pictures (
  set_row INTEGER NOT NULL REFERENCES sets ON DELETE CASCADE,
  kind TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  PRIMARY KEY (set_row, kind)
) STRICT;

-- Files that no set names any more, until they are gone from the disk too.
CREATE TABLE departures (file TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

-- Notes by three letters each: finds the parts of German compounds, whatever the accents.
CREATE VIRTUAL TABLE notes USING fts5(words, tokenize = 'trigram remove_diacritics 1');
INSERT INTO notes (notes, rank) VALUES ('secure-delete', 1);
