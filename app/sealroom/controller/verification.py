"""Comparing keys, and the marks that come of it. Implements `Verification`."""

from collections.abc import Callable

from sealroom.controller.context import Context
from sealroom.controller.flow import Flow
from sealroom.controller.reading import Reader
from sealroom.controller.room_link import read_room_link
from sealroom.controller.shell import Shell
from sealroom.controller.verification_views import CodeOutcome, CodeReading, LinkView
from sealroom.crypto import (
    NoVerificationCode,
    VerificationCodeTooNew,
    read_verification_code,
    relay_tag,
)
from sealroom.protocol.ids import UserId
from sealroom.store.users import HowVerified


class VerifiedMarks:
    """Of one open profile. `reader` reads on the loop's thread."""

    def __init__(self, shell: Shell, reader: Reader) -> None:
        self._shell = shell
        self._reader = reader

    def code_for(self, user_id: UserId) -> str:
        return self._reader.verification_code(user_id)

    async def compare(self, user_id: UserId, code: str) -> CodeReading:
        return await self._shell.command("compare a code", lambda c: _compare(c, user_id, code))

    def look_at_link(self, typed: str) -> LinkView:
        link = read_room_link(typed)
        giver = self._reader.person(link.giver.user_id) if link.giver else None
        return LinkView(link.session_id, link.relay.url if link.relay else "", giver)


def set_verified(context: Context, user_id: UserId, *, verified: bool) -> Flow[None]:
    """Remember that people compared fingerprints, or that the mark no longer counts."""
    _mark(context, user_id, HowVerified.COMPARED if verified else None)
    yield from ()


def _compare(context: Context, user_id: UserId, text: str) -> Flow[CodeReading]:
    relay = relay_tag(context.own.relay_name if context.own else "")
    reading = judge(text, me=context.user_id, them=user_id, relay=relay, name_of=context.name_of)
    if reading.outcome is CodeOutcome.MATCH:
        _mark(context, user_id, HowVerified.QR)
    yield from ()
    return reading


def judge(
    text: str, *, me: UserId, them: UserId, relay: str, name_of: Callable[[UserId], str]
) -> CodeReading:
    """Whether `text` is the code of `them`, made for `me`; and else, what it is."""
    try:
        code = read_verification_code(text)
    except VerificationCodeTooNew:
        return CodeReading(CodeOutcome.TOO_NEW)
    except NoVerificationCode:
        return CodeReading(CodeOutcome.NO_CODE)
    if code.user_id == me:
        return CodeReading(CodeOutcome.OWN)
    if code.user_id == them:
        match = code.shown_to == me
        return CodeReading(CodeOutcome.MATCH if match else CodeOutcome.MADE_FOR_ANOTHER)
    if code.relay != relay:
        return CodeReading(CodeOutcome.OTHER_RELAY)
    name = name_of(code.user_id)
    if not name:
        return CodeReading(CodeOutcome.DIFFERENT)
    same = name.casefold() == name_of(them).casefold()
    return CodeReading(CodeOutcome.SAME_NAME if same else CodeOutcome.OTHER_PERSON, name)


def _mark(context: Context, user_id: UserId, how: HowVerified | None) -> None:
    if how is None:
        context.store.users.take_back(user_id)
    else:
        context.store.users.set_verified(user_id, context.now, how)
    for live in context.sessions.all():
        named = live.direct or ()
        if live.state is not None and (user_id in live.state.people or user_id in named):
            context.changes.people(live.session_id)
    context.changes.names()
    context.changes.cards()
