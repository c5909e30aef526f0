-- Messages that wait for their time: what they say, and when they go by this computer's clock. Only then do they
-- get an id, a place and a seal. `failure` says why one could not go when it was due.
CREATE TABLE scheduled (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    session INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    content BLOB NOT NULL,
    sealed INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    failure TEXT
) STRICT;
CREATE INDEX scheduled_due ON scheduled (due_at) WHERE failure IS NULL;
CREATE INDEX scheduled_session ON scheduled (session, due_at);
