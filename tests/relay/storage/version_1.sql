BEGIN TRANSACTION;
CREATE TABLE deposits (
	session_key INTEGER NOT NULL, 
	user_id VARCHAR NOT NULL, 
	key_id VARCHAR NOT NULL, 
	wrap BLOB NOT NULL, 
	PRIMARY KEY (session_key, user_id), 
	FOREIGN KEY(session_key) REFERENCES sessions ("key"), 
	FOREIGN KEY(user_id) REFERENCES users (user_id)
);
CREATE TABLE devices (
	user_id VARCHAR NOT NULL, 
	device_id VARCHAR NOT NULL, 
	inbox_ack BIGINT NOT NULL, 
	last_seen BIGINT NOT NULL, 
	PRIMARY KEY (user_id, device_id), 
	FOREIGN KEY(user_id) REFERENCES users (user_id)
);
INSERT INTO "devices" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','bbbbbbbbbbbbbbbb',2,5000);
INSERT INTO "devices" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','cccccccccccccccc',0,6000);
CREATE TABLE inbox (
	user_id VARCHAR NOT NULL, 
	number BIGINT NOT NULL, 
	topic VARCHAR, 
	created_at BIGINT NOT NULL, 
	payload BLOB NOT NULL, 
	PRIMARY KEY (user_id, number), 
	FOREIGN KEY(user_id) REFERENCES users (user_id)
);
INSERT INTO "inbox" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',3,NULL,7000,X'7B7D');
CREATE TABLE invitations (
	session_key INTEGER NOT NULL, 
	user_id VARCHAR NOT NULL, 
	expires_at BIGINT NOT NULL, 
	PRIMARY KEY (session_key, user_id), 
	FOREIGN KEY(session_key) REFERENCES sessions ("key"), 
	FOREIGN KEY(user_id) REFERENCES users (user_id)
);
CREATE TABLE join_requests (
	session_key INTEGER NOT NULL, 
	user_id VARCHAR NOT NULL, 
	created_at BIGINT NOT NULL, 
	request BLOB NOT NULL, 
	PRIMARY KEY (session_key, user_id), 
	FOREIGN KEY(session_key) REFERENCES sessions ("key"), 
	FOREIGN KEY(user_id) REFERENCES users (user_id)
);
CREATE TABLE log (
	session_key INTEGER NOT NULL, 
	seq BIGINT NOT NULL, 
	number BIGINT, 
	message_id VARCHAR, 
	sender VARCHAR NOT NULL, 
	received_at BIGINT NOT NULL, 
	payload BLOB NOT NULL, 
	PRIMARY KEY (session_key, seq), 
	FOREIGN KEY(session_key) REFERENCES sessions ("key")
);
CREATE TABLE members (
	user_id VARCHAR NOT NULL, 
	session_key INTEGER NOT NULL, 
	joined_seq BIGINT NOT NULL, 
	left_seq BIGINT, 
	PRIMARY KEY (user_id, session_key, joined_seq), 
	FOREIGN KEY(user_id) REFERENCES users (user_id), 
	FOREIGN KEY(session_key) REFERENCES sessions ("key")
);
CREATE TABLE relay (
	name VARCHAR NOT NULL
);
CREATE TABLE schema_version (
	version INTEGER NOT NULL
);
INSERT INTO "schema_version" VALUES(1);
CREATE TABLE sessions (
	"key" INTEGER NOT NULL, 
	session_id VARCHAR NOT NULL, 
	last_seq BIGINT NOT NULL, 
	head VARCHAR NOT NULL, 
	snapshot BLOB NOT NULL, 
	snapshot_number BIGINT NOT NULL, 
	lease_user VARCHAR, 
	lease_device VARCHAR, 
	lease_until BIGINT, 
	PRIMARY KEY ("key"), 
	UNIQUE (session_id)
);
CREATE TABLE users (
	user_id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	folded VARCHAR NOT NULL, 
	public_key BLOB NOT NULL, 
	signing_key BLOB NOT NULL, 
	kem_id BIGINT NOT NULL, 
	kem_expires_at BIGINT NOT NULL, 
	kem_public BLOB NOT NULL, 
	kem_signature BLOB NOT NULL, 
	inbox_last BIGINT NOT NULL, 
	registered_at BIGINT NOT NULL, 
	PRIMARY KEY (user_id), 
	UNIQUE (folded)
);
INSERT INTO "users" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','Ada','ada',X'7075626C6963',X'7369676E696E67',1,2,X'6B656D',X'736967',3,1000);
CREATE UNIQUE INDEX log_entries ON log (session_key, number) WHERE number IS NOT NULL;
CREATE UNIQUE INDEX log_messages ON log (message_id, session_key) WHERE message_id IS NOT NULL;
CREATE INDEX log_entry_seqs ON log (session_key, seq) WHERE number IS NOT NULL;
CREATE INDEX ix_join_requests_created_at ON join_requests (created_at);
CREATE INDEX ix_inbox_created_at ON inbox (created_at);
CREATE INDEX inbox_topics ON inbox (topic, user_id) WHERE topic IS NOT NULL;
COMMIT;
