-- Whom a room was made for, where that is two: their user ids, with a space between. What a room says of that itself
-- stands in its sealed info. An invitation to such a room says so.
ALTER TABLE sessions ADD COLUMN direct TEXT NOT NULL DEFAULT '';
ALTER TABLE invitations ADD COLUMN direct INTEGER NOT NULL DEFAULT 0;
