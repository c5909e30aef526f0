-- What was said before one came, where it was shared: how far it is fetched. `until` is the place of
-- the entry that let one in, `number` the ledger entry up to which the log was followed.
CREATE TABLE histories (
    session INTEGER PRIMARY KEY REFERENCES sessions (id),
    since INTEGER NOT NULL,
    until INTEGER NOT NULL,
    after INTEGER NOT NULL DEFAULT 0,
    number INTEGER NOT NULL DEFAULT -1,
    done INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Last counter of each device within what was fetched, apart from the stream's.
CREATE TABLE history_counters (
    session INTEGER NOT NULL REFERENCES histories (session) ON DELETE CASCADE,
    sender TEXT NOT NULL,
    device TEXT NOT NULL,
    counter INTEGER NOT NULL,
    PRIMARY KEY (session, sender, device)
) STRICT, WITHOUT ROWID;

-- With whom earlier messages are to be shared once they are in, and up to which epoch keys were handed.
CREATE TABLE history_shares (
    session_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    reach TEXT NOT NULL,
    chosen_at INTEGER NOT NULL,
    handed INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (session_id, user_id)
) STRICT, WITHOUT ROWID;
