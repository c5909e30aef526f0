"""Others ask for keys: each question is kept until it can be answered, and answered once.

Log, inbox and keys come side by side: the question may be ahead of the entry that shows who may
ask, or of the key itself, and a crash may come between question and answer.
"""

import enum
import logging

from sealroom.controller import people
from sealroom.controller.context import Context
from sealroom.controller.errors import ControllerError, NoAnswer, NotConnected
from sealroom.controller.flow import Flow
from sealroom.controller.key_replacement import hand_over
from sealroom.protocol.ids import KeyId, SessionId, UserId
from sealroom.store.missing_keys import KeyQuestion

_log = logging.getLogger(__name__)

KEPT_MS = 7 * 86_400_000
"""How long a question waits for a key that is not here."""
ENTITLEMENT_MS = 60_000
"""How long it waits for an entry that shows that the asker may have the key."""


class _Step(enum.Enum):
    ANSWER = enum.auto()
    WAIT = enum.auto()
    DROP = enum.auto()


class KeyQuestions:
    """Answers what can be answered, in the sessions where something changed."""

    def __init__(self) -> None:
        self._answering: set[tuple[SessionId, KeyId, UserId]] = set()

    def forget(self) -> None:
        """The answers under way are given up."""
        self._answering.clear()

    def look(self, context: Context, session_ids: set[SessionId]) -> None:
        """Begin to answer what can be answered now, and drop what never will be."""
        for session_id in sorted(session_ids):
            for question in context.store.missing_keys.questions(session_id):
                if _name(question) in self._answering:
                    continue
                match _step(context, question):
                    case _Step.ANSWER:
                        self._answering.add(_name(question))
                        context.start("answer for a key", self._answer(context, question))
                    case _Step.DROP:
                        context.store.missing_keys.drop_question(question)
                    case _Step.WAIT:
                        pass

    def _answer(self, context: Context, question: KeyQuestion) -> Flow[None]:
        """Hand the key over; where the connection goes meanwhile, the question stays."""
        try:
            card = question.card
            if card.kem_key.expires_at <= context.relay_now:  # it has waited for long
                card = yield from people.get_user(context, question.user_id)
            yield from hand_over(context, question.session_id, card, question.key_id)
        except (NoAnswer, NotConnected):
            return
        except ControllerError as problem:
            _log.info("a question for a key was not answered: %s", type(problem).__name__)
        finally:
            self._answering.discard(_name(question))
        context.store.missing_keys.drop_question(question)


def _name(question: KeyQuestion) -> tuple[SessionId, KeyId, UserId]:
    return question.session_id, question.key_id, question.user_id


def _step(context: Context, question: KeyQuestion) -> _Step:
    age = context.now - question.received_at
    if age >= KEPT_MS:
        return _Step.DROP
    live = context.sessions.get(question.session_id)
    if live is None or live.state is None or live.alarm:
        return _Step.WAIT
    record = live.state.key_record(question.key_id)
    if record is None or not live.state.may_be_given(question.user_id, record):
        return _Step.WAIT if age < ENTITLEMENT_MS else _Step.DROP
    here = context.store.room_keys.get(question.key_id) is not None
    return _Step.ANSWER if here else _Step.WAIT
