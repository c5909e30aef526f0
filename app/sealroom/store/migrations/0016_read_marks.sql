-- How far others have read, where they and this person tell each other.
CREATE TABLE read_marks (
    session INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (session, user_id)
) STRICT, WITHOUT ROWID;
