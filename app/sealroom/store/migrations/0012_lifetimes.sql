-- When a message is to be deleted, by this computer's clock; NULL where it is kept.
ALTER TABLE timeline ADD COLUMN expires_at INTEGER;
CREATE INDEX timeline_expiring ON timeline (expires_at) WHERE expires_at IS NOT NULL;
