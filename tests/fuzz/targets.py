"""All targets, by name."""

from tests.fuzz.files import DETAILS_TARGET, FILE_NAMES_TARGET, FILES_TARGET, PIECES_TARGET
from tests.fuzz.histories import ENTRIES_TARGET, LEDGER_TARGET, SNAPSHOT_TARGET
from tests.fuzz.intake import RELAY_TARGET
from tests.fuzz.key_file import KEY_FILE_TARGET
from tests.fuzz.links import LINKS_TARGET
from tests.fuzz.recovery import CODE_TARGET, KIT_TARGET
from tests.fuzz.sealed import KEYS_TARGET, MESSAGES_TARGET, NOTES_TARGET, WRAPS_TARGET
from tests.fuzz.texts import TEXTS_TARGET
from tests.fuzz.wire import CONTENT_TARGET, RELAY_FRAMES_TARGET, REQUESTS_TARGET

TARGETS = {
    target.name: target
    for target in (
        REQUESTS_TARGET,
        RELAY_FRAMES_TARGET,
        CONTENT_TARGET,
        LEDGER_TARGET,
        ENTRIES_TARGET,
        SNAPSHOT_TARGET,
        WRAPS_TARGET,
        NOTES_TARGET,
        KEYS_TARGET,
        MESSAGES_TARGET,
        KIT_TARGET,
        CODE_TARGET,
        KEY_FILE_TARGET,
        LINKS_TARGET,
        PIECES_TARGET,
        FILES_TARGET,
        DETAILS_TARGET,
        FILE_NAMES_TARGET,
        TEXTS_TARGET,
        RELAY_TARGET,
    )
}
