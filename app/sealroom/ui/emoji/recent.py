"""The emoji that the person used last, and their skin tone, as the preferences keep them."""

import msgspec

from sealroom.ui.desk import Desk
from sealroom.ui.emoji.catalogue import Emoji, catalogue

MOST = 32
FIRST = ("+1", "heart", "joy", "tada", "smile", "thinking", "cry", "pray")
"""Shown before anything was used."""


def recent(desk: Desk) -> list[Emoji]:
    """The last first; at first what most people use."""
    found = [catalogue().of(each) for each in desk.facade.preferences().emoji_used]
    usual = [catalogue().by_short(each) for each in FIRST]
    both = dict.fromkeys(each for each in (*found, *usual) if each is not None)
    return list(both)[:MOST]


def remember(desk: Desk, emoji: Emoji) -> None:
    """It was used just now."""
    before = desk.facade.preferences().emoji_used
    used = tuple(dict.fromkeys((emoji.text, *before)))[:MOST]
    if used != before:
        _keep(desk, emoji_used=used)


def keep_tone(desk: Desk, tone: int) -> None:
    """People are shown in it from now on."""
    _keep(desk, skin_tone=tone)


def _keep(desk: Desk, **changed: object) -> None:
    facade = desk.facade
    wanted = msgspec.structs.replace(facade.preferences(), **changed)
    desk.bridge.start(facade.set_preferences(wanted), name="keep emoji", must_finish=True)
