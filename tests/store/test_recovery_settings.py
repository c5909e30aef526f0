from sealroom.crypto import RecoveryCode
from sealroom.store.database import Database
from sealroom.store.recovery_settings import SavedKit
from sealroom.store.repositories import Repositories


def test_at_first_there_is_neither_code_nor_kit(database: Database) -> None:
    recovery = Repositories(database.connection).recovery
    assert (recovery.code(), recovery.kit(), recovery.code_kept()) == (None, None, False)


def test_that_the_person_has_the_code_is_remembered(database: Database) -> None:
    with database.write() as connection:
        Repositories(connection).recovery.note_code_kept()
    assert Repositories(database.reader()).recovery.code_kept()


def test_code_and_kit_are_kept_apart_and_replaced(database: Database) -> None:
    with database.write() as connection:
        recovery = Repositories(connection).recovery
        for number in (1, 2):
            recovery.keep_code(RecoveryCode(bytes([number]) * 20))
            recovery.keep_kit(SavedKit(1000 + number, number == 2, number))
    recovery = Repositories(database.reader()).recovery
    code = recovery.code()
    assert code is not None
    assert code.secret == b"\x02" * 20
    assert recovery.kit() == SavedKit(1002, True, 2)
