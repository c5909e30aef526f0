-- What the relay showed that cannot be true. One alarm at most stands in a session (`passed_at` NULL): nothing is
-- sent or taken in there. `mark` is what would raise it again; `place` is where the timeline says that the person
-- went on, between two numbers of the log; `left_how` says that they left instead ("told", "untold").
CREATE TABLE alarms (
    id INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES sessions (id),
    kind TEXT NOT NULL,
    words TEXT NOT NULL,
    raised_at INTEGER,
    mark TEXT,
    evidence BLOB,
    left_how TEXT,
    passed_at INTEGER,
    place REAL
) STRICT;
CREATE UNIQUE INDEX alarms_standing ON alarms (session) WHERE passed_at IS NULL;
CREATE INDEX alarms_by_session ON alarms (session, place);

INSERT INTO alarms (session, kind, words)
SELECT id, CASE
    WHEN alarm LIKE 'The relay sent a change that does not hold: The entry is not signed by its author.%' THEN 'bad_signature'
    WHEN alarm LIKE 'The relay sent a change that does not hold: The room has changed meanwhile.%' THEN 'not_chained'
    WHEN alarm LIKE 'The relay sent a change that does not hold: The ledger is another room''s.%' THEN 'another_room'
    WHEN alarm LIKE 'The relay sent a change that does not hold: %' THEN 'against_rules'
    WHEN alarm LIKE 'The relay delivered a message of another room.%' THEN 'another_room'
    WHEN alarm LIKE 'A member was shown another history of this room%' THEN 'two_histories'
    WHEN alarm LIKE 'The link that you asked by%' THEN 'link'
    WHEN alarm LIKE 'The relay shows this room without what whoever gave you the link%' THEN 'link'
    ELSE 'general' END, alarm
FROM sessions WHERE alarm IS NOT NULL;

ALTER TABLE sessions DROP COLUMN alarm;
