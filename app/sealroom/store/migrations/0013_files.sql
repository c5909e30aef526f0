-- Files that still have to reach the relay before the message that carries them may go: their sealed
-- bytes lie in the profile's folder of files, `size` of them.
CREATE TABLE uploads (
    file_id TEXT PRIMARY KEY,
    timeline INTEGER NOT NULL REFERENCES timeline (id) ON DELETE CASCADE,
    size INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX uploads_timeline ON uploads (timeline);

-- For the pane that shows a room's files.
CREATE INDEX timeline_files ON timeline (session, position) WHERE kind = 'files';
