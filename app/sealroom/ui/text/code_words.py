"""What came of reading a code, and what a verified mark rests on, in words."""

from PySide6.QtCore import QCoreApplication

from sealroom.controller.verification_views import CodeOutcome, CodeReading
from sealroom.controller.views import PersonView
from sealroom.store.users import HowVerified
from sealroom.ui.parts.notice import NoticeKind
from sealroom.ui.text.inert import inert_name, isolated
from sealroom.ui.text.when import ago

translate = QCoreApplication.translate

_HARMLESS = frozenset({CodeOutcome.NO_CODE, CodeOutcome.TOO_NEW, CodeOutcome.OWN})
"""Nothing was compared."""


def code_words(reading: CodeReading, person: PersonView) -> str:
    """What the reading means for `person`, and what to do."""
    return _sentence(reading.outcome).format(
        name=isolated(inert_name(person.name)), other=isolated(inert_name(reading.name))
    )


def code_kind(outcome: CodeOutcome) -> NoticeKind:
    """How grave it is."""
    if outcome is CodeOutcome.MATCH:
        return NoticeKind.CALM
    return NoticeKind.AMBER if outcome in _HARMLESS else NoticeKind.RED


def verified_words(person: PersonView, now: int) -> str:
    """When one verified a person, and how."""
    name = isolated(inert_name(person.name))
    if person.verified_at is None:
        return translate("Codes", "You have verified {name}.").format(name=name)
    by_code = person.verified_how is HowVerified.QR
    sentence = (
        translate("Codes", "You have verified {name} by QR code, {when}.")
        if by_code
        else translate("Codes", "You have verified {name} by comparing, {when}.")
    )
    return sentence.format(name=name, when=ago(person.verified_at, now))


def _sentence(outcome: CodeOutcome) -> str:
    return {
        CodeOutcome.MATCH: translate(
            "Codes",
            "It matches, in both directions: {name} is verified. Tell {name}, who can then press "
            "“They match” without reading yours.",
        ),
        CodeOutcome.NO_CODE: translate(
            "Codes", "This is another code than Sealroom shows to compare. Nothing was compared."
        ),
        CodeOutcome.TOO_NEW: translate(
            "Codes",
            "This code was made by a newer Sealroom. Install the newest one, or compare by voice.",
        ),
        CodeOutcome.OWN: translate(
            "Codes", "This is your own code. Let {name} read it, and read the one {name} shows."
        ),
        CodeOutcome.OTHER_RELAY: translate(
            "Codes",
            "Not verified: this code is of an identity at another relay. If {name} really meets "
            "you at this one, somebody stands between you. Compare by voice before you trust it.",
        ),
        CodeOutcome.OTHER_PERSON: translate(
            "Codes",
            "Not verified: this is the code of {other}, not of {name}. If {name} really showed it, "
            "do not trust either before you have asked both.",
        ),
        CodeOutcome.SAME_NAME: translate(
            "Codes",
            "Not verified: another identity is called {name} too, and this is its code. It may be "
            "one from before; or the one you know here is a stranger’s. Ask {name} which is right.",
        ),
        CodeOutcome.MADE_FOR_ANOTHER: translate(
            "Codes",
            "Not verified: this is {name}’s code, but it was made for somebody else than you, or "
            "{name} takes another identity for yours. Ask {name} to open Verify on you, and read "
            "that code. If it stays so, somebody stands between you.",
        ),
        CodeOutcome.DIFFERENT: translate(
            "Codes",
            "Not verified: the keys differ. If this code is really {name}’s, the {name} you know "
            "here is somebody else, who stands between you. Let them in nowhere, write them "
            "nothing, and tell {name}.",
        ),
    }[outcome]
