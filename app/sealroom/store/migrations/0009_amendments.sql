-- Messages about messages: reactions, edits and recalls name their `target` and have no line of their
-- own (`shown` = 0). `by_rank`: the sender was Owner or Admin at its place in the log. `mentions_me`:
-- it names this person, or answers them.
ALTER TABLE timeline ADD COLUMN kind TEXT NOT NULL DEFAULT 'text';
ALTER TABLE timeline ADD COLUMN target TEXT;
ALTER TABLE timeline ADD COLUMN shown INTEGER NOT NULL DEFAULT 1;
ALTER TABLE timeline ADD COLUMN by_rank INTEGER NOT NULL DEFAULT 0;
ALTER TABLE timeline ADD COLUMN mentions_me INTEGER NOT NULL DEFAULT 0;
CREATE INDEX timeline_shown ON timeline (session, position) WHERE shown = 1;
CREATE INDEX timeline_targets ON timeline (session, target, position) WHERE target IS NOT NULL;
DROP INDEX timeline_unread;
CREATE INDEX timeline_unread ON timeline (session, position)
    WHERE message_id IS NOT NULL AND mine = 0 AND shown = 1;
CREATE INDEX timeline_mentions ON timeline (session, position) WHERE mentions_me = 1;

-- What stands in the composer answers this message, or is to take the place of its text.
ALTER TABLE sessions ADD COLUMN draft_about TEXT;
ALTER TABLE sessions ADD COLUMN draft_edits INTEGER NOT NULL DEFAULT 0;
