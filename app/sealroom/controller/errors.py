"""What a facade call can fail with. `str()` of each is for the person."""

from sealroom.protocol.errors import Code, Error, Reason


class ControllerError(Exception):
    """Root of all errors of the facade."""


class NotConnected(ControllerError):
    """It needs the relay, and the relay is away."""

    def __init__(self) -> None:
        super().__init__("Not connected to the relay. Try again when the connection is back.")


class RelayUnreachable(ControllerError):
    """The address does not answer, or not as a relay does."""


class RelayNotProven(RelayUnreachable):
    """Something answers, and cannot show that it is the relay; nothing was said to it."""


class RelayRefused(ControllerError):
    """The relay said no."""

    def __init__(self, error: Error) -> None:
        super().__init__(_WORDS.get(error.data.reason, error.detail) or error.detail)
        self.error = error

    @property
    def code(self) -> Code:
        """The kind of refusal."""
        return self.error.code

    @property
    def reason(self) -> Reason | None:
        """What exactly stands in the way."""
        return self.error.data.reason


class NotAllowed(ControllerError):
    """The room's rules do not allow it; seen here before asking the relay."""


class FileTrouble(ControllerError):
    """A file cannot be read, kept, sent or had; the words say which and why."""


class UnknownRoom(ControllerError):
    """There is no such room in this profile."""

    def __init__(self) -> None:
        super().__init__("This room is not here (any more).")


class UnknownUser(ControllerError):
    """The relay knows nobody of that name or id."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Nobody called “{name}” is known at this relay.")


class RoomNotTrusted(ControllerError):
    """The room raised an alarm; nothing is sent."""


class NoAnswer(ControllerError):
    """The relay did not answer in time, or the connection went; it may or may not have happened."""

    def __init__(self) -> None:
        super().__init__("The relay did not answer. Check the room before you try again.")


class ProfileTrouble(ControllerError):
    """The profile's database cannot be read or written; the event `Trouble` says it once."""


class TextRefused(ControllerError):
    """A text is empty or too long."""


_WORDS: dict[Reason | None, str] = {
    Reason.NAME_TAKEN: "This name is taken at this relay. Choose another.",
    Reason.REGISTRATION_CLOSED: "This relay takes no new people.",
    Reason.TOKEN_REFUSED: (
        "This registration token is not right: mistyped, used already, or past its time."
    ),
    Reason.NOT_A_MEMBER: "You are not in this room any more.",
    Reason.NOT_INVITED: "This invitation does not stand any more.",
    Reason.ALREADY_MEMBER: "Already in this room.",
    Reason.ALREADY_ASKED: "You have asked already. Someone in the room has to let you in.",
    Reason.REQUEST_SETTLED: "Someone else has answered this request already.",
    Reason.BANNED: "Banned from this room.",
    Reason.MUTED: "You may not write in this room at the moment.",
    Reason.DEVICE_REVOKED: (
        "This computer was signed out by another of your devices. What is on it stays readable."
    ),
    Reason.ONLY_SEALED: "Only sealed messages are allowed in this room.",
}
