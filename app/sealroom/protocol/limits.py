"""Every count and size that another party controls, with its limit."""

FRAME_BYTES = 1 << 20
"""Largest frame either side accepts."""

NAME_LENGTH = 64
RELAY_NAME_LENGTH = 128
TITLE_LENGTH = 128
DESCRIPTION_LENGTH = 2_000
WORDS_LENGTH = 500
"""Characters in the words that go with a join request or an invitation."""
TOKEN_LENGTH = 128
DETAIL_LENGTH = 1_000

TEXT_BYTES = 1 << 16
"""UTF-8 bytes of one message's text."""
MENTIONS = 50
"""People that one text names."""
EMOJI_LENGTH = 32
"""Characters (code points) of a reaction: the longest emoji in use has 10."""
BODY_BYTES = 400 << 10
"""Bytes of a message body on the wire: a full text, of whose bytes JSON may write each as six, its
envelope, its padding, nonce and tag. A text of everyday letters needs 66 KiB."""
INFO_BYTES = 16 << 10
"""Bytes of a room's title and description, sealed or open."""

CAPTION_BYTES = 4_096
"""UTF-8 bytes of the words that go with files."""
FILE_NAME_LENGTH = 255
MEDIA_TYPE_LENGTH = 127
PICTURE_SIDE = 1 << 16
"""Pixels of a picture's longer side, as its sender says."""
THUMBNAIL_BYTES = 8 << 10
FILE_KEY_BYTES = 32
FILE_DIGEST_BYTES = 32
FILE_CHUNK_BYTES = 1 << 16
"""Bytes of a file that are sealed together."""
FILE_PIECE_BYTES = 1 << 18
"""Sealed bytes of a file that travel in one frame."""
FILES_PER_MESSAGE = 10
FILE_BYTES = 1 << 40
"""Largest file that can be described; relays take far smaller ones."""

PUBLIC_KEY_BYTES = 1_024
"""Largest SubjectPublicKeyInfo accepted; RSA-3072 needs 422."""
SIGNING_KEY_BYTES = 32
SIGNATURE_BYTES = 64
KEM_PUBLIC_BYTES = 1_184
WRAP_BYTES = 4_096
"""Largest wrapped key or sealed invitation note."""
NONCE_BYTES = 32

SESSION_MEMBERS = 5_000
NEW_SESSION_MEMBERS = 100
"""Invitations that go with a new session; more can follow one by one."""
NEW_SESSION_ENTRIES = NEW_SESSION_MEMBERS + 2
PENDING_INVITATIONS = 1_000
SESSIONS_PER_USER = 1_000
SESSIONS_NAMED = 10_000
"""Sessions that `fetch_msgs` may name: present ones and those one has left."""
USERS_FOUND = 20
NOTIFICATIONS_PER_FRAME = 512
CONFLICT_ENTRIES = 256
"""Ledger entries that travel with a CONFLICT answer, or answer `get_ledger`."""

DEVICE_LABEL_LENGTH = 64
"""Characters of a device's label, before it is sealed."""
DEVICE_LABEL_BYTES = 512
"""Bytes of a sealed label: four for each character, length, padding, nonce and tag."""
DEVICES_LISTED = 100
"""Devices in the answer to `list_devices`, last seen first."""

INVITATION_SECONDS = 30 * 86_400
"""Longest life of an invitation."""
HINT_BYTES = 92
"""Bytes of a hint's body: always so many."""
LIFETIME_SECONDS = 365 * 86_400
"""Longest that messages are kept which disappear."""
SLOW_MODE_SECONDS = 86_400
"""Longest that a Member waits between two messages."""
ROTATION_PERIOD_SECONDS = 10 * 365 * 86_400
MILLISECONDS = 1 << 53
"""Times and numbers stay exact in every JSON reader."""
RETRY_SECONDS = 86_400
"""Longest time that a relay may tell a client to wait."""
UPDATE_LEASE_SECONDS = 60
"""How long the relay lends a key replacement to one member."""
ENTRY_CLOCK_SECONDS = 600
"""How far a ledger entry's time may be from the relay's clock."""
