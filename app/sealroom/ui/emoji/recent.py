"""The emoji that the person used last, and their skin tone, as the preferences keep them."""

import msgspec

from sealroom.ui.bridge import Bridge
from sealroom.ui.emoji.catalogue import Emoji, catalogue, with_tone

MOST = 32
FIRST = ("+1", "heart", "joy", "tada", "smile", "thinking", "cry", "pray")
"""Shown before anything was used."""


class UsedEmoji:
    """Known at once here; the preferences follow."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        preferences = bridge.facade.preferences()
        self._used = preferences.emoji_used
        self.tone = preferences.skin_tone
        """In which people are offered; 0 for none."""

    def last(self) -> list[Emoji]:
        """The last first; at first what most people use."""
        found = [catalogue().of(each) for each in self._used]
        usual = [catalogue().by_short(each) for each in FIRST]
        both = dict.fromkeys(each for each in (*found, *usual) if each is not None)
        return list(both)[:MOST]

    def use(self, emoji: Emoji) -> str:
        """It is used now: as it is sent, in the person's tone."""
        used = tuple(dict.fromkeys((emoji.text, *self._used)))[:MOST]
        if used != self._used:
            self._used = used
            self._keep()
        return with_tone(emoji, self.tone)

    def choose_tone(self, tone: int) -> None:
        """People are offered in it from now on."""
        self.tone = tone
        self._keep()

    def _keep(self) -> None:
        facade = self._bridge.facade
        wanted = msgspec.structs.replace(
            facade.preferences(), emoji_used=self._used, skin_tone=self.tone
        )
        work = facade.set_preferences(wanted)
        self._bridge.start(work, name="keep emoji", must_finish=True)
