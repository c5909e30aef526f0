-- The search index. A message or edit that is indexed has a place: seconds since 1970, moved on where
-- taken, so that places are in the order of time; its row in `search` is minus that, so that the newest
-- comes first. `search` holds words and what filters ask for, no text; it is read back to nothing else.
CREATE TABLE search_rows (
    place INTEGER PRIMARY KEY,
    timeline INTEGER NOT NULL UNIQUE REFERENCES timeline (id)
) STRICT;
CREATE VIRTUAL TABLE search USING fts5 (
    tokens, content = '', columnsize = 0, detail = none, tokenize = "ascii tokenchars '='"
);
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
INSERT INTO search (search, rank) VALUES ('pgsz', 3950);

-- Every indexed word once, so that parts of words lead to words.
CREATE TABLE search_words (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE) STRICT;
CREATE VIRTUAL TABLE search_parts USING fts5 (
    word, content = 'search_words', content_rowid = 'id', columnsize = 0, detail = none,
    tokenize = 'trigram case_sensitive 1'
);
INSERT INTO search_parts (search_parts, rank) VALUES ('secure-delete', 1);
INSERT INTO search_parts (search_parts, rank) VALUES ('pgsz', 3950);

-- How far the index reaches: rows of the timeline up to `indexed` are in it, save those in the queue.
CREATE TABLE search_state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    form INTEGER NOT NULL,
    indexed INTEGER NOT NULL
) STRICT;
INSERT INTO search_state (id, form, indexed) VALUES (1, 1, 0);
CREATE TABLE search_queue (timeline INTEGER PRIMARY KEY) STRICT;

-- What is indexed must leave the index before it goes (SearchIndex.forget).
CREATE TRIGGER search_before_wipe BEFORE UPDATE OF content ON timeline
WHEN OLD.content IS NOT NULL AND OLD.content IS NOT NEW.content
BEGIN
    SELECT RAISE (ABORT, 'still in the search index') FROM search_rows WHERE timeline = OLD.id;
END;
