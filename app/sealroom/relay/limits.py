"""What the relay gives to each connection and address, so that nobody takes it from others."""

from dataclasses import dataclass

from sealroom.relay.allowance import Rate


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Named bounds. Times in seconds, sizes in bytes; tests shrink them, operators raise them."""

    connections: int = 20_000
    connections_per_address: int = 2_000
    """Many people may sit behind one address: a LAN's router, a load balancer."""
    refusals_at_once: int = 256
    """Sockets over these two bounds that may wait to be told so; the next are cut off."""

    connections_per_user: int = 100
    """Past that, a user's oldest connection ends. Twice as many as one may have devices: one that
    comes back is here before its last connection is known to be dead."""
    ban_seconds: float = 2
    """How long a ban that was written beside the relay may take to reach it."""

    handshake_seconds: float = 10
    """For TLS, and for the WebSocket's handshake."""
    sign_in_seconds: float = 10
    sign_in_attempts: int = 3
    visitor_frames: int = 16
    """Frames of a connection that has not signed in, all in all; it needs one."""
    visitor_frame_bytes: int = 16 << 10
    """Each of them; a registration needs 4 KiB."""
    registrations_per_hour: int = 200
    """New accounts from one address."""
    connects: Rate = Rate(50, 4_000)
    """New connections from one address; past that they are cut off without a word."""
    thrown_out: Rate = Rate(1, 50)
    """Connections from one address that end for what they sent: garbage, wrong proofs. Past that
    the address is shut, for their handshakes cost more than all that refuses them."""
    shut_seconds: float = 10
    """How long newcomers from there are cut off, honest ones too: so not for long. Whoever is in
    stays in."""
    entering_at_once: int = 16
    """Sign-ins and registrations that are checked in one commit, so that it stays short."""
    sign_ins: Rate = Rate(100, 4_000)
    """From one address; when a relay comes back, everyone behind a router does at once."""

    requests_in_flight: int = 128
    """Unanswered requests of one connection; past that it is not read until some are answered."""
    frames: Rate = Rate(1_000, 4_000)
    """Of one user, over all their connections."""
    unhurried: Rate = Rate(100, 200)
    """Frames of one connection that are looked at as they come; past that they wait in the lane."""
    hurried_in_flight: int = 8
    """Unanswered requests of a connection past that: what others write waits behind them."""
    updates_per_minute: int = 30
    updates_burst: int = 6
    """Requests that are answered with all members' keys; they cost the relay the most."""
    malformed_frames: int = 16
    """Frames in a row that cannot be read, after which a connection is closed."""

    writes_waiting: int = 8_192
    """Writes queued for a commit, of all connections together."""
    entries_per_turn: int = 512
    """Writes in one transaction; one that carries several ledger entries counts as so many."""

    read_bytes: int = 32 << 10
    """What the system takes in ahead for a connection: frames are parsed as they are read, and a
    flood of tiny ones should not hold the loop for more than some milliseconds at a time."""
    page_items: int = 512
    page_bytes: int = 256 << 10
    """How much of a log or inbox goes into one frame."""
    write_buffer_bytes: int = 1 << 20
    """What may wait in one connection's socket before it has to catch up from storage."""
    drain_seconds: float = 30
    """How long a connection may leave its full socket unread before it is closed."""

    ping_seconds: float = 30
    pong_seconds: float = 20
    close_seconds: float = 2

    rooms_made: Rate = Rate(60 / 3600, 30)
    """This and the next: by one user, over all their connections."""
    invitations: Rate = Rate(600 / 3600, 300)
    join_requests: Rate = Rate(60 / 3600, 30)
    look_ups: Rate = Rate(20, 2_000)
    """A newcomer learns the names of a whole room."""
    wraps: Rate = Rate(100, 4_000)
    """A key replaced in a room of a thousand needs a thousand."""
    key_questions: Rate = Rate(5, 500)
    hints: Rate = Rate(2, 60)
    """Who opens room after room has read something in each."""
    files_begun: Rate = Rate(1, 500)

    max_file: int = 100 << 20
    """Largest file, in bytes of content; 0 takes none."""
    files_size: int | None = None
    """Of all files together, sealed; the oldest go when it is reached. None: the disk's size."""
    uploads_open: int = 8
    """Files that one connection may be uploading; a further one ends the first."""
    user_upload: Rate = Rate(50_000, 4 << 30)
    """This and the next two: bytes, of one user, into one room, from one address."""
    room_upload: Rate = Rate(100_000, 8 << 30)
    address_upload: Rate = Rate(500_000, 32 << 30)
    full_disk_seconds: float = 600
    """What a client is told to wait where the disk has no room for a file."""

    join_requests_per_session: int = 1_000
    devices_per_user: int = 50
    """Past that, the one seen longest ago is forgotten; it begins anew when it comes back."""
    devices_revoked: int = 1_000
    """Signed-out devices kept known for each user, so that they stay out."""
    key_question_seconds: float = 900
    """A question for a key that still waits is put anew after that time: whoever read it may not
    have held the key then."""
    retry_seconds: float = 1
    """What a client that came at a bad moment is told to wait."""
