-- What is told about a line beside what it says: the device it was signed on, when the relay took it,
-- when it came here by this computer's clock, and why a message is not believed. NULL where it came
-- before this was recorded. An entry's `taken_at` is what the relay's clock said as it came.
ALTER TABLE timeline ADD COLUMN device TEXT;
ALTER TABLE timeline ADD COLUMN taken_at INTEGER;
ALTER TABLE timeline ADD COLUMN received_at INTEGER;
ALTER TABLE timeline ADD COLUMN doubt TEXT;
