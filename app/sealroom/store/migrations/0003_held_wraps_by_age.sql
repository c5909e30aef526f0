-- So that the oldest of a session's can go where too many are held.
CREATE INDEX held_wraps_by_age ON held_wraps (session_id, received_at);
