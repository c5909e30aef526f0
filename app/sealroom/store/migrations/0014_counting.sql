-- From which number of its log on every message of a session came here, or is missing: a member who came in after
-- it begins to count at 1. Before this was recorded nothing is claimed.
ALTER TABLE sessions ADD COLUMN counted_from INTEGER NOT NULL DEFAULT 0;
UPDATE sessions SET counted_from = log_cursor;
