-- Keys that are missing here: since when, whether the person is told so, and when who is asked next.
CREATE TABLE missing_keys (
    session_id TEXT NOT NULL,
    key_id TEXT NOT NULL,
    since INTEGER NOT NULL,
    late INTEGER NOT NULL DEFAULT 0,
    tries INTEGER NOT NULL DEFAULT 0,
    next_at INTEGER NOT NULL,
    PRIMARY KEY (session_id, key_id)
) STRICT, WITHOUT ROWID;

-- Who was asked for them; `taken` where the relay took the question.
CREATE TABLE key_asks (
    session_id TEXT NOT NULL,
    key_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    taken INTEGER NOT NULL,
    PRIMARY KEY (session_id, key_id, user_id),
    FOREIGN KEY (session_id, key_id) REFERENCES missing_keys (session_id, key_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Questions of others that wait for an answer.
CREATE TABLE key_questions (
    session_id TEXT NOT NULL,
    key_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    card BLOB NOT NULL,
    received_at INTEGER NOT NULL,
    PRIMARY KEY (session_id, key_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX key_questions_by_age ON key_questions (received_at);
