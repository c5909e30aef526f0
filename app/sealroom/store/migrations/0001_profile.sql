-- One person's profile. Times are milliseconds since 1970-01-01 UTC.

CREATE TABLE identity (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    user_id TEXT NOT NULL,
    device_id TEXT NOT NULL,
    secrets BLOB NOT NULL,
    name TEXT NOT NULL,
    relay_address TEXT NOT NULL,
    relay_name TEXT NOT NULL,
    inbox_cursor INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE users (
    user_id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    verified_at INTEGER
) STRICT, WITHOUT ROWID;

-- A session's ledger state as a snapshot, what was read from it, and where this device stands in it.
CREATE TABLE sessions (
    id INTEGER PRIMARY KEY,
    session_id TEXT NOT NULL UNIQUE,
    state BLOB,
    title TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT '',
    log_cursor INTEGER NOT NULL DEFAULT 0,
    own_counter INTEGER NOT NULL DEFAULT 0,
    read_position INTEGER NOT NULL DEFAULT 0,
    active_at INTEGER NOT NULL DEFAULT 0,
    draft TEXT NOT NULL DEFAULT '',
    alarm TEXT
) STRICT;

CREATE TABLE ledger_entries (
    session INTEGER NOT NULL REFERENCES sessions (id),
    number INTEGER NOT NULL,
    hash TEXT NOT NULL,
    entry BLOB NOT NULL,
    PRIMARY KEY (session, number)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX ledger_entries_by_hash ON ledger_entries (session, hash);

-- Last counter of each device in each session: repeats vanish, gaps are shown.
CREATE TABLE counters (
    session INTEGER NOT NULL REFERENCES sessions (id),
    sender TEXT NOT NULL,
    device TEXT NOT NULL,
    counter INTEGER NOT NULL,
    PRIMARY KEY (session, sender, device)
) STRICT, WITHOUT ROWID;

-- What the timeline shows: a message, or a ledger entry by its number. `position` is the number in
-- the session's log; what waits in the outbox stands after all of them.
CREATE TABLE timeline (
    id INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES sessions (id),
    position INTEGER NOT NULL,
    entry_number INTEGER,
    message_id TEXT,
    sender TEXT NOT NULL,
    mine INTEGER NOT NULL,
    key_id TEXT,
    sent_at INTEGER NOT NULL,
    lock TEXT NOT NULL,
    state TEXT NOT NULL,
    failure TEXT,
    missing_before INTEGER NOT NULL DEFAULT 0,
    content BLOB,
    CHECK ((entry_number IS NULL) <> (message_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX timeline_by_position ON timeline (session, position);
CREATE UNIQUE INDEX timeline_by_message ON timeline (session, message_id) WHERE message_id IS NOT NULL;
CREATE INDEX timeline_unread ON timeline (session, position) WHERE message_id IS NOT NULL AND mine = 0;

-- Messages whose key is not here yet, as they came.
CREATE TABLE waiting_messages (
    timeline INTEGER PRIMARY KEY REFERENCES timeline (id),
    session INTEGER NOT NULL REFERENCES sessions (id),
    key_id TEXT NOT NULL,
    message BLOB NOT NULL
) STRICT;
CREATE INDEX waiting_messages_by_key ON waiting_messages (session, key_id);

-- Kept for ever. Epoch and times are empty while a key is only proposed.
CREATE TABLE room_keys (
    key_id TEXT PRIMARY KEY,
    session_id TEXT NOT NULL,
    secret BLOB NOT NULL,
    epoch INTEGER,
    valid_from INTEGER,
    valid_until INTEGER,
    made_by TEXT NOT NULL,
    received_how TEXT NOT NULL,
    received_from TEXT NOT NULL,
    received_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX room_keys_by_session ON room_keys (session_id, epoch);

-- Wrapped keys that came before the ledger entry that names them.
CREATE TABLE held_wraps (
    session_id TEXT NOT NULL,
    key_id TEXT NOT NULL,
    sender TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    how TEXT NOT NULL,
    wrap BLOB NOT NULL,
    received_at INTEGER NOT NULL,
    PRIMARY KEY (session_id, key_id, sender)
) STRICT, WITHOUT ROWID;

-- Sent in this order until the relay answers. `counter` is set when the message is first sealed.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    timeline INTEGER NOT NULL UNIQUE REFERENCES timeline (id),
    session INTEGER NOT NULL REFERENCES sessions (id),
    message_id TEXT NOT NULL UNIQUE,
    sealed INTEGER NOT NULL,
    failed INTEGER NOT NULL DEFAULT 0,
    counter INTEGER
) STRICT;
CREATE INDEX outbox_by_session ON outbox (session, id) WHERE failed = 0;

CREATE TABLE invitations (
    session_id TEXT PRIMARY KEY,
    inviter TEXT NOT NULL,
    title TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    received_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE join_requests (
    session_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    request BLOB NOT NULL,
    card BLOB NOT NULL,
    received_at INTEGER NOT NULL,
    PRIMARY KEY (session_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE asked (
    session_id TEXT PRIMARY KEY,
    asked_at INTEGER NOT NULL,
    refused INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;
