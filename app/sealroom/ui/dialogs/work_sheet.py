"""A sheet that asks something of the facade and ends what it asked when it closes."""

from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from sealroom.ui.bridge import Tasks
from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.sheet import WIDTH, Sheet

T = TypeVar("T")


class WorkSheet(Sheet):
    """`work` runs one thing at a time, with errors shown in place."""

    def __init__(self, desk: Desk, title: str, *, name: str, width: int = WIDTH) -> None:
        self.desk = desk
        self.tasks = Tasks(desk.bridge)
        super().__init__(desk.theme, title, name=name, width=width)
        self.finished.connect(lambda _: self.tasks.cancel())

    def work(
        self,
        work: Coroutine[Any, Any, T],
        *,
        name: str,
        words: str,
        then: Callable[[T], None] | None = None,
    ) -> None:
        """Run `work`, saying `words` meanwhile; `then` gets its answer, after the sheet is free."""

        def done(answer: T) -> None:
            self.set_busy(False)
            if then is not None:
                then(answer)

        self.show_error("")
        self.set_busy(True, words)
        self.tasks.start(work, name=name, then=done, on_error=self._failed)

    def _failed(self, words: str) -> None:
        self.set_busy(False)
        self.show_error(words)
