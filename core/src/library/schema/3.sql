-- One answer a question: about a training day (counted from 1970-01-01, beginning at 05:00 local).
CREATE TABLE soreness (
  day INTEGER NOT NULL,
  question TEXT NOT NULL CHECK (question IN ('before', 'morning', 'two_days')),
  answered_ms INTEGER NOT NULL,
  offset_min INTEGER NOT NULL,
  answer TEXT NOT NULL,
  PRIMARY KEY (day, question)
) STRICT, WITHOUT ROWID;
