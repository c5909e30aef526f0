"""How the person likes the app, kept in the profile."""

import msgspec

from sealroom.controller.context import Context
from sealroom.controller.events import PreferencesChanged
from sealroom.controller.flow import Flow
from sealroom.controller.preference_views import Preferences
from sealroom.store.settings import SettingsRepository

_NAME = "preferences"


def read_preferences(settings: SettingsRepository) -> Preferences:
    """As they were kept; where a later version knew other choices, as at first."""
    stored = settings.get(_NAME)
    if stored is None:
        return Preferences()
    try:
        return msgspec.json.decode(stored, type=Preferences)
    except msgspec.DecodeError:
        return Preferences()


def set_preferences(context: Context, preferences: Preferences) -> Flow[None]:
    """Keep them."""
    if preferences.room_level is not read_preferences(context.store.settings).room_level:
        for live in context.sessions.all():
            context.changes.room(live.session_id)
    context.store.settings.set(_NAME, msgspec.json.encode(preferences))
    context.changes.tell(PreferencesChanged())
    yield from ()
