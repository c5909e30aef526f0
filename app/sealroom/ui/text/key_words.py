"""A room key in words: when it was in use, who made it and why."""

from PySide6.QtCore import QCoreApplication

from sealroom.controller.views import KeyView
from sealroom.protocol.notifications import UpdateReason
from sealroom.ui.text.event_words import departed_words
from sealroom.ui.text.inert import inert_name, isolated
from sealroom.ui.text.when import day, moment

translate = QCoreApplication.translate


def key_span(key: KeyView, now: int) -> str:
    """In use since Friday 9:52; 2 Nov to Friday."""
    if key.valid_until is None:
        since = translate("Keys", "In use since {when}")
        return since.format(when=moment(key.valid_from, now))
    span = translate("Keys", "{start} \N{EN DASH} {end}")
    return span.format(start=day(key.valid_from, now), end=day(key.valid_until, now))


def key_reason(key: KeyView) -> str:
    """Who made it and why; and whether it is missing here."""
    words = _made(key)
    if key.held:
        return words
    return translate("Keys", "{words} · not on this computer").format(words=words)


def _made(key: KeyView) -> str:
    name = translate("Keys", "you") if key.by_me else isolated(inert_name(key.made_by_name))
    if key.epoch == 1:
        return translate("Keys", "First key, made by {name}").format(name=name)
    return translate("Keys", "Replaced by {name}: {why}").format(name=name, why=_why(key))


def _why(key: KeyView) -> str:
    match key.reason:
        case UpdateReason.DEPARTURE:
            return departed_words(key.departed)
        case UpdateReason.PERIOD:
            return translate("Keys", "its time was over")
        case UpdateReason.JOINING:
            return translate("Keys", "someone joined")
        case UpdateReason.SWITCHED_ON:
            return translate("Keys", "sealing switched on again")
        case UpdateReason.ASKED:
            return translate("Keys", "an Owner asked for it")
