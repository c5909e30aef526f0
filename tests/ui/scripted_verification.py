"""Codes and links of the scripted facade: judged as the real ones are."""

from collections.abc import Awaitable, Callable
from typing import Protocol

from sealroom.controller.room_link import read_room_link
from sealroom.controller.verification import judge
from sealroom.controller.verification_views import CodeOutcome, CodeReading, LinkView
from sealroom.controller.views import PersonView
from sealroom.crypto import VerificationCode, relay_tag
from sealroom.protocol.ids import UserId
from sealroom.store.users import HowVerified

RELAY_TAG = relay_tag("scripted")


class Marks(Protocol):
    """What of the scripted facade is needed."""

    def own_id(self) -> UserId: ...

    def name_of(self, user_id: UserId) -> str: ...

    def view_of(self, user_id: UserId) -> PersonView: ...

    def mark(self, user_id: UserId, how: HowVerified | None) -> None: ...


class ScriptedVerification:
    """Implements `Verification`."""

    def __init__(self, asked: Callable[..., Awaitable[None]], marks: Marks) -> None:
        self._asked = asked
        self._marks = marks

    def code_for(self, user_id: UserId) -> str:
        return VerificationCode(self._marks.own_id(), user_id, RELAY_TAG).written

    async def compare(self, user_id: UserId, code: str) -> CodeReading:
        await self._asked("compare", user_id, code)
        me = self._marks.own_id()
        reading = judge(code, me=me, them=user_id, relay=RELAY_TAG, name_of=self._marks.name_of)
        if reading.outcome is CodeOutcome.MATCH:
            self._marks.mark(user_id, HowVerified.QR)
        return reading

    def look_at_link(self, typed: str) -> LinkView:
        link = read_room_link(typed)
        giver = self._marks.view_of(link.giver.user_id) if link.giver else None
        return LinkView(link.session_id, link.relay.url if link.relay else "", giver)
