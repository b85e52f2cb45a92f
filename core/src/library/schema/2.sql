-- What the lifter put right, in its order; the last is what undo takes back.
CREATE TABLE corrections (
  set_row INTEGER NOT NULL REFERENCES sets ON DELETE CASCADE,
  number INTEGER NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (set_row, number)
) STRICT, WITHOUT ROWID;

-- Whether the lifter took over what newer rules say.
ALTER TABLE sets ADD COLUMN judged_again INTEGER NOT NULL DEFAULT 0;
