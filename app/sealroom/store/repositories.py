"""All repositories over one connection."""

from sealroom.store.alarms import AlarmRepository
from sealroom.store.connection import Connection
from sealroom.store.devices import DeviceRepository
from sealroom.store.histories import HistoryRepository
from sealroom.store.identity import IdentityRepository
from sealroom.store.links import LinkRepository
from sealroom.store.missing_keys import MissingKeyRepository
from sealroom.store.outbox import OutboxRepository
from sealroom.store.read_marks import ReadMarkRepository
from sealroom.store.recovery_settings import RecoverySettings
from sealroom.store.requests import RequestRepository
from sealroom.store.room_choices import RoomChoicesRepository
from sealroom.store.room_keys import RoomKeyRepository
from sealroom.store.scheduled import ScheduledRepository
from sealroom.store.search import SearchRepository
from sealroom.store.search_index import SearchIndex
from sealroom.store.sessions import SessionRepository
from sealroom.store.settings import SettingsRepository
from sealroom.store.timeline import TimelineRepository
from sealroom.store.uploads import UploadRepository
from sealroom.store.users import UserRepository


class Repositories:
    """The store's front door: for the engine within its transaction, for the views to read."""

    def __init__(self, connection: Connection) -> None:
        self.identity = IdentityRepository(connection)
        self.users = UserRepository(connection)
        self.devices = DeviceRepository(connection)
        self.sessions = SessionRepository(connection)
        self.alarms = AlarmRepository(connection)
        self.timeline = TimelineRepository(connection)
        self.read_marks = ReadMarkRepository(connection)
        self.room_choices = RoomChoicesRepository(connection)
        self.room_keys = RoomKeyRepository(connection)
        self.histories = HistoryRepository(connection)
        self.missing_keys = MissingKeyRepository(connection)
        self.outbox = OutboxRepository(connection)
        self.uploads = UploadRepository(connection)
        self.scheduled = ScheduledRepository(connection)
        self.requests = RequestRepository(connection)
        self.search = SearchRepository(connection)
        self.search_index = SearchIndex(connection)
        self.links = LinkRepository(connection)
        self.settings = SettingsRepository(connection)
        self.recovery = RecoverySettings(self.settings)
