"""Files in words: names made safe to show and to write, sizes, and where a file is.

A name from others may hold a path, an override that turns `gpj.exe` into `exe.jpg`, a device's name
of Windows, or an ending behind another. What is shown and what is written is the cleaned name.
"""

import re
import unicodedata
from pathlib import PurePosixPath

from PySide6.QtCore import QCoreApplication, QLocale

from sealroom.controller.file_views import FileState, FileStatus, FileView
from sealroom.ui.text.inert import MARK, inert_name, isolated

translate = QCoreApplication.translate

NAME_LENGTH = 120
_PATHS = re.compile(r"[\\/]")
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)", re.IGNORECASE)
"""Names that Windows keeps for devices, with any ending."""
_PROGRAM_ENDINGS = """
action apk app appimage application appref-ms bash bat bin cab chm cmd com command cpl csh
deb desktop diagcab dll dmg docm dotm elf exe fish flatpak gadget hta htm html inf ins iso
jar jnlp job js jse ksh lnk mht mhtml msc msi msix msp mst ocx osx out paf pif pkg pl potm
ppam ppsm pptm ps1 ps1xml ps2 psc1 psm1 py pyc pyw rb reg rgs rpm run scf scpt scr
settingcontent-ms sh shb shs shtml sldm snap svg svgz sys tcsh terminal tool url vb vbe vbs
vbscript vhd vhdx wasm webloc workflow ws wsc wsf wsh xbap xht xhtml xlam xll xlsm xltm xpi
zsh
"""
_PROGRAMS = frozenset(_PROGRAM_ENDINGS.split())
"""Endings of what does something when it is opened, or can bring what does."""


def clean_name(name: str) -> str:
    """A name that can be shown and written anywhere: no path, nothing unseen, no device."""
    last = _PATHS.split(unicodedata.normalize("NFC", name))[-1]
    last = _FORBIDDEN.sub("_", inert_name(last)).replace(MARK, "_").strip(" .")
    if _RESERVED.fullmatch(last.partition(".")[0].rstrip()):
        last = f"_{last}"
    if len(last) > NAME_LENGTH:
        ending = PurePosixPath(last).suffix[:16]
        last = last[: NAME_LENGTH - len(ending)].rstrip(" .") + ending
    return last or translate("Files", "file")


def is_program(name: str) -> bool:
    """Whether a file of that name may do something by itself when it is opened."""
    return ending_of(name) in _PROGRAMS


def ending_of(name: str) -> str:
    """The last ending of the cleaned name, in small letters; empty for none."""
    return PurePosixPath(clean_name(name)).suffix.removeprefix(".").casefold()


def name_warning(name: str) -> str:
    """What is odd about a name that others gave; empty for nothing."""
    if is_program(name):
        return translate("Files", "A program or script: it may do harm")
    if clean_name(name) != name:
        return translate("Files", "Its name was changed: it held what names must not")
    return ""


def size_words(size: int) -> str:
    """About how large."""
    return QLocale().formattedDataSize(size, 1)


def status_words(file: FileView, status: FileStatus) -> str:
    """Size, how far it is, and what is in the way."""
    if status.state is FileState.FAILED:
        return status.words
    if status.state in {FileState.COMING, FileState.GOING} and status.size:
        percent = min(99, 100 * status.done // status.size)
        going = status.state is FileState.GOING
        words = translate("Files", "sending, {percent} %") if going else ""
        words = words or translate("Files", "coming, {percent} %")
        parts = [size_words(file.size), words.format(percent=percent), status.words]
        return " · ".join(filter(None, parts))
    return size_words(file.size)


def file_spoken(file: FileView) -> str:
    """A file for a screen reader, or where there is room for one line only."""
    name = isolated(clean_name(file.name))
    words = translate("Files", "picture {name}") if file.is_picture else ""
    return (words or translate("Files", "file {name}")).format(name=name)


def files_line(files: tuple[FileView, ...]) -> str:
    """What a message carries, on one line."""
    if not files:
        return ""
    if len(files) == 1:
        return file_spoken(files[0])
    if all(file.is_picture for file in files):
        return translate("Files", "%n pictures", None, len(files))
    return translate("Files", "%n files", None, len(files))
