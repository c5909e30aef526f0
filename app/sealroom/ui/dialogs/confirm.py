"""Asks before something that cannot be undone, or that others will feel."""

from collections.abc import Callable, Coroutine
from typing import Any

from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.parts.label import Label


class Confirm(WorkSheet):
    """Says what will happen; does it on the button that names it. Escape leaves all as it was."""

    def __init__(
        self,
        desk: Desk,
        title: str,
        words: str,
        action: str,
        *,
        does: Callable[[], Coroutine[Any, Any, None]],
        name: str,
    ) -> None:
        super().__init__(desk, title, name=name, width=440)
        self._does = does
        label = Label(words, wrap=True)
        label.setObjectName("confirmWords")
        self.body.addWidget(label)
        self._cancel = self.add_cancel()
        self.go_on = self.add_button(action, "confirm", "danger")
        self.go_on.clicked.connect(self._go_on)

    def _go_on(self) -> None:
        self.work(
            self._does(),
            name=self.objectName(),
            words=self.tr("One moment…"),
            then=lambda _: self.accept(),
        )
