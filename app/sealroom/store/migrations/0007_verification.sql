-- How fingerprints were compared: "compared" by people, or "qr".
ALTER TABLE users ADD COLUMN verified_how TEXT;
UPDATE users SET verified_how = 'compared' WHERE verified_at IS NOT NULL;

-- The links by which one asked to be let into rooms. `giver` and `head`, where a link names them: who gave it,
-- and the last ledger entry that they knew.
CREATE TABLE room_links (
    session_id TEXT PRIMARY KEY,
    giver TEXT,
    head TEXT,
    opened_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
