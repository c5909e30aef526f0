-- Other devices of this person that signed in for the first time, until the person has seen it.
CREATE TABLE device_notices (
    device_id TEXT PRIMARY KEY,
    label TEXT NOT NULL,
    signed_in_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
