"""What this is: version, what it is made of, and under which licences."""

import importlib.metadata
import sys

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from sealroom import __version__
from sealroom.ui.dialogs.app_settings.page import AppPage
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.parts.button import make_button
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.line import make_line
from sealroom.ui.theme import Icon

_PARTS = (
    "PySide6-Essentials",
    "qasync",
    "cryptography",
    "sqlcipher3",
    "sqlcipher3-binary",
    "websockets",
    "msgspec",
    "keyring",
    "argon2-cffi",
)
"""Distributions whose licences are named; those that are not here are left out."""
_NOT_TOLD = {"sqlcipher3": "Zlib"}
"""Licences that a distribution's own description leaves out."""
_LONGEST = 60
"""Some put the whole text of their licence where its name belongs."""


class AboutPage(AppPage):
    """What somebody who reports a fault is asked for can be copied."""

    icon = Icon.INFO

    def __init__(self, sheet: WorkSheet) -> None:
        super().__init__(sheet)
        self._version = Label(f"Sealroom {__version__}", kind="title")
        self._version.setObjectName("aboutVersion")
        self._copy = make_button(self.tr("Copy version"), name="copyVersion")
        self._copy.clicked.connect(self._copy_version)
        self.column.addWidget(self._version)
        self.column.addWidget(
            Label(self.tr("End-to-end encrypted group chat for the desktop."), kind="muted")
        )
        self.column.addWidget(Label(surroundings(), kind="muted", wrap=True))
        self.column.addWidget(self._copy)
        self.column.addWidget(make_line())
        self.column.addWidget(Label(self.tr("Made with"), kind="caption"))
        made_of = Label("\n".join(licences()), kind="muted", wrap=True)
        made_of.setObjectName("aboutLicences")
        self.column.addWidget(made_of)
        self.column.addStretch()

    @property
    def title(self) -> str:
        """The app, not the person."""
        return self.tr("About")

    def read(self) -> None:
        """Another look: nothing was copied just now."""
        self._copy.setText(self.tr("Copy version"))

    def _copy_version(self) -> None:
        QGuiApplication.clipboard().setText(f"Sealroom {__version__}, {surroundings()}")
        self._copy.setText(self.tr("Copied"))


def surroundings() -> str:
    """What it runs on."""
    python = ".".join(map(str, sys.version_info[:3]))
    return f"Python {python}, Qt {qVersion()}, {sys.platform}, {QGuiApplication.platformName()}"


def licences() -> list[str]:
    """Each part with its version and licence, as its own description says them."""
    lines = []
    for name in _PARTS:
        try:
            told = importlib.metadata.metadata(name)
        except importlib.metadata.PackageNotFoundError:
            continue
        lines.append(f"{told['Name']} {told['Version']}: {_licence(told)}")
    return [*lines, "SQLCipher: BSD-3-Clause", "Lucide icons: ISC"]


def _licence(told: importlib.metadata.PackageMetadata) -> str:
    for field in ("License-Expression", "License"):
        if field in told and len(told[field]) <= _LONGEST:
            return told[field]
    classifiers = told.get_all("Classifier") or []
    named = [each for each in classifiers if each.startswith("License ::")]
    return named[0].rpartition(":: ")[2] if named else _NOT_TOLD.get(told["Name"], "?")
