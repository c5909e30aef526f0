"""All keys under their headings, with a search; each can be given other keys."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sealroom.ui.commands.key_map import KeyMap, native
from sealroom.ui.commands.matching import fit
from sealroom.ui.dialogs.keys.row import KeyRow
from sealroom.ui.parts.button import IconButton, make_button
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.notice import Notice, NoticeKind
from sealroom.ui.shortcuts import GROUPS, Group, Key
from sealroom.ui.text.command_words import command_words, group_words
from sealroom.ui.text.key_choice_words import conflict_words, fixed_keys, refusal_words
from sealroom.ui.theme import Icon, Theme


class KeysEditor(QWidget):
    """As high as what is in it: who holds it scrolls."""

    grew = Signal()

    def __init__(self, theme: Theme, keys: KeyMap, offered: tuple[Key, ...]) -> None:
        """`offered`: what can be done in the window at all."""
        super().__init__()
        self._theme = theme
        self._keys = keys
        self.search = QLineEdit()
        self.search.setObjectName("keySearch")
        self.search.setPlaceholderText(self.tr("Search what keys do"))
        self.search.setAccessibleName(self.tr("Search what keys do"))
        self.search.setClearButtonEnabled(True)
        self._nothing = Label(self.tr("No key does that."), kind="muted")
        self._nothing.setObjectName("noSuchKey")
        self.rows: dict[Key, KeyRow] = {}
        self._lines: dict[Key, QWidget] = {}
        self._resets: dict[Key, IconButton] = {}
        self._headings: dict[Group, Label] = {}
        self._notice = Notice(theme)
        self._notice.setObjectName("keyConflict")
        self._use = make_button(self.tr("Use it here"), name="useKeysHere")
        self._use.clicked.connect(self._use_here)
        self._notice.add(self._use)
        self._notice.hide()
        self._wanted: tuple[Key, str] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._fill(offered)
        self._add_fixed()
        self._all = make_button(self.tr("All as they came"), name="resetAllKeys")
        self._all.clicked.connect(keys.reset_all)
        self._column.addSpacing(12)
        self._column.addWidget(self._all)
        self._column.addWidget(self._nothing)
        self._column.addStretch()
        self.search.textChanged.connect(self._sift)
        keys.changed.connect(self._show)
        self._show()
        self._sift("")

    def _fill(self, offered: tuple[Key, ...]) -> None:
        for group, members in GROUPS.items():
            shown = [key for key in members if key in offered]
            if not shown:
                continue
            heading = Label(group_words(group), kind="section")
            heading.setContentsMargins(8, 12, 8, 4)
            self._headings[group] = heading
            self._column.addWidget(heading)
            for key in shown:
                self._column.addWidget(self._line(key))

    def _line(self, key: Key) -> QWidget:
        row = KeyRow(self._theme, command_words(key), f"key_{key.value}")
        row.chosen.connect(partial(self._chosen, key))
        row.refused.connect(lambda why: self._say(key, refusal_words(why)))
        row.waits.connect(self._quiet)
        reset = IconButton(
            self._theme, Icon.RETRY, self.tr("As it came"), name=f"reset_{key.value}", icon_size=14
        )
        reset.setAccessibleDescription(command_words(key))
        reset.clicked.connect(lambda: self._keys.reset(key))
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(row, 1)
        layout.addWidget(reset)
        self.rows[key], self._resets[key], self._lines[key] = row, reset, line
        return line

    def _add_fixed(self) -> None:
        heading = Label(self.tr("Always the same"), kind="section")
        heading.setContentsMargins(8, 12, 8, 4)
        self._fixed: list[QWidget] = [heading]
        self._column.addWidget(heading)
        for words, keys in fixed_keys():
            row = KeyRow(self._theme, words, "fixedKey")
            row.show_keys((keys,))
            row.setEnabled(False)
            self._fixed.append(row)
            self._column.addWidget(row)

    def _show(self) -> None:
        for key, row in self.rows.items():
            row.show_keys(self._keys.of(key))
            self._resets[key].setVisible(not self._keys.is_default(key))
        self._all.setVisible(any(not self._keys.is_default(key) for key in self.rows))
        self._quiet()

    def _sift(self, text: str) -> None:
        typed = text.casefold().split()
        self._quiet()
        for key, line in self._lines.items():
            words = " ".join((command_words(key), *map(native, self._keys.of(key))))
            line.setVisible(fit(typed, words) is not None)
        shown = {key for key, line in self._lines.items() if line.isVisibleTo(self)}
        for group, heading in self._headings.items():
            heading.setVisible(any(key in shown for key in GROUPS[group]))
        for part in self._fixed:
            part.setVisible(not typed)
        self._nothing.setVisible(not shown)
        self.grew.emit()

    def _chosen(self, key: Key, keys: str) -> None:
        holder = self._keys.holder(keys) if keys else None
        if holder is None or holder is key:
            self._keys.choose(key, (keys,) if keys else ())
            return
        self._wanted = (key, keys)
        self._say(key, conflict_words(native(keys), holder), offer=True)
        self._use.setFocus()

    def _use_here(self) -> None:
        if self._wanted is not None:
            key, keys = self._wanted
            self._keys.choose(key, (keys,))
            self.rows[key].setFocus()

    def _say(self, key: Key, words: str, *, offer: bool = False) -> None:
        """Below the row it is about."""
        self._column.removeWidget(self._notice)
        self._column.insertWidget(self._column.indexOf(self._lines[key]) + 1, self._notice)
        self._notice.say(words, NoticeKind.AMBER if offer else NoticeKind.CALM)
        self._use.setVisible(offer)
        self._notice.show()
        self.grew.emit()

    def _quiet(self) -> None:
        self._wanted = None
        self._notice.hide()
        self.grew.emit()
