"""Saving the page with the code: asks for the code and the place, and notes that it is kept."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from sealroom.crypto import RecoveryCode
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.file_choice import ask_where_to_save
from sealroom.ui.recovery_page import PageNotSaved, RecoveryPage
from sealroom.ui.text.inert import inert_name
from sealroom.ui.text.recovery_words import page_file_name
from sealroom.ui.text.told import told

translate = QCoreApplication.translate


def save_page(sheet: WorkSheet, then: Callable[[], None]) -> None:
    """Ask where, and save there. Errors show in `sheet`; `then` is called once it is saved."""
    own = sheet.desk.facade.own()
    ask_where_to_save(
        sheet,
        translate("Recovery", "Save the page with the code"),
        file_name=page_file_name(own.name if own else ""),
        kinds=translate("Recovery", "PDF (*.pdf)"),
        then=lambda file: _fetch_code(sheet, file, then),
    )


def _fetch_code(sheet: WorkSheet, file: Path, then: Callable[[], None]) -> None:
    sheet.work(
        sheet.desk.facade.recovery.code(),
        name="recovery page",
        words=translate("Recovery", "Saving the page…"),
        then=lambda code: _write(sheet, file, code, then),
    )


def _write(sheet: WorkSheet, file: Path, code: RecoveryCode, then: Callable[[], None]) -> None:
    own = sheet.desk.facade.own()
    name, relay = (inert_name(own.name), own.relay) if own else ("", "")
    try:
        RecoveryPage(name, relay, code, sheet.desk.clock()).save(file)
    except PageNotSaved as problem:
        sheet.show_error(told(str(problem)))
        return
    note_code_kept(sheet, then)


def note_code_kept(sheet: WorkSheet, then: Callable[[], None]) -> None:
    """The person has the code now."""
    sheet.work(
        sheet.desk.facade.recovery.note_code_kept(),
        name="code kept",
        words=translate("Recovery", "Remembering…"),
        then=lambda _: then(),
    )
