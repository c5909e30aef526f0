-- How a person keeps a room in their list: nobody else is told. `muted_until` is 0 where it is not muted;
-- `level` is NULL where it is as the app's settings say.
CREATE TABLE room_choices (
    session INTEGER PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE,
    pinned_at INTEGER,
    muted_until INTEGER NOT NULL,
    archived INTEGER NOT NULL,
    marked_unread INTEGER NOT NULL,
    level TEXT
) STRICT;
