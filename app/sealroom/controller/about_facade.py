"""The part of the facade that explains a message."""

from typing import Protocol

from sealroom.controller.about_views import AboutMessage
from sealroom.protocol.ids import MessageId, SessionId


class Explaining(Protocol):
    """What "About this message" shows."""

    def about_message(self, session_id: SessionId, message_id: MessageId) -> AboutMessage | None:
        """Everything that is known of a message as it stands: of its last edit, if there is one.

        None where it is not here. Raises UnknownRoom.
        """
        ...
