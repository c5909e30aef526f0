"""Texts of others in every place of the window: read as they are, and nothing follows them."""

import ast
import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QPixmap
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QMenu,
    QStyleOptionViewItem,
    QTextBrowser,
    QTextEdit,
    QToolTip,
    QWidget,
)

from sealroom.controller.timeline_views import SendState
from sealroom.controller.views import InvitationCard, JoinCard
from sealroom.protocol.entry import Role
from sealroom.protocol.limits import NAME_LENGTH, TITLE_LENGTH
from sealroom.protocol.notifications import UpdateReason
from sealroom.ui.details.person_actions import PersonAction
from sealroom.ui.theme import Appearance
from tests.ui import believable
from tests.ui.conftest import Drive, drive
from tests.ui.hostile import DECEIVING, TOWERS, WORST, naughty, reaching
from tests.ui.scripted_facade import Member, Person, Room, ScriptedFacade, room_id
from tests.ui.seat import Seat, seated
from tests.ui.silence import baited

__all__ = ["drive"]

APP = Path(__file__).resolve().parents[2] / "app" / "sealroom"
HIDDEN = set("\u202a\u202b\u202c\u202d\u202e\x00\x1b")
PAGE_SECONDS = 0.1


def texts_of(widget: QWidget) -> Iterator[str]:
    """All that a widget shows or says, whatever its kind."""
    yield from (widget.windowTitle(), widget.toolTip(), widget.statusTip(), widget.whatsThis())
    yield from (widget.accessibleName(), widget.accessibleDescription())
    for name in ("text", "plainText", "placeholderText", "title", "currentText"):
        value = widget.property(name)
        if isinstance(value, str):
            yield value
    for action in widget.actions():
        yield from (action.text(), action.toolTip())
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _texts_in(widget.model())


def _texts_in(model: QAbstractItemModel) -> Iterator[str]:
    for row in range(model.rowCount()):
        for role in Qt.ItemDataRole:
            value = model.index(row, 0).data(role)
            if isinstance(value, str):
                yield value


def check(within: QWidget) -> None:
    """No widget in it can read markup or turns a text around."""
    for widget in (within, *within.findChildren(QWidget)):
        what = f"{type(widget).__name__} {widget.objectName()}"
        assert not isinstance(widget, QTextEdit | QTextBrowser) or is_shown_alone(widget), what
        if isinstance(widget, QLabel) and widget.metaObject().className() != "QTipLabel":
            assert widget.textFormat() is Qt.TextFormat.PlainText, what
        for text in texts_of(widget):
            assert not HIDDEN & set(text), f"{what}: {text!r}"
        assert_plain(widget.toolTip(), what)


def is_shown_alone(widget: QTextEdit) -> bool:
    """Whether it is a whole message, put together letter by letter: it reads no markup of its own,
    takes nothing in, holds no picture, and hides nothing."""
    ours = widget.objectName() == "wholeText" and widget.isReadOnly()
    block = widget.document().begin()
    while ours and block.isValid():
        ours = not any(shape.format.isImageFormat() for shape in block.textFormats())
        block = block.next()
    return ours and not HIDDEN & set(widget.toPlainText())


def assert_plain(tip: str, what: str) -> None:
    """No markup in a tooltip but line breaks."""
    if GuiQt.mightBeRichText(tip):
        inside = tip.removeprefix("<qt>").removesuffix("</qt>").replace("<br>", "")
        assert "<" not in inside, f"{what}: {tip!r}"


def hover_all(view: QAbstractItemView) -> None:
    """Ask every row for its tooltip, as a pointer at rest does."""
    option = QStyleOptionViewItem()
    for row in range(view.model().rowCount()):
        index = view.model().index(row, 0)
        option.rect = view.visualRect(index)
        for x in (30, option.rect.width() // 2, option.rect.width() - 40):
            place = QPoint(x, option.rect.center().y())
            event = QHelpEvent(QHelpEvent.Type.ToolTip, place, view.mapToGlobal(place))
            view.itemDelegate().helpEvent(event, view, option, index)
            assert_plain(QToolTip.text(), "a row's tooltip")
    QToolTip.hideText()


def hostile(texts: tuple[str, ...]) -> tuple[ScriptedFacade, Room]:
    """Mira among people and rooms that are called so and say so."""
    facade = believable.furnished()
    room = facade.add_room(Room(texts[0][:TITLE_LENGTH], description=" ".join(texts)[:2_000]))
    assert facade.me is not None
    room.members = [Member(facade.me, Role.OWNER)]
    people = [facade.person(text[:NAME_LENGTH]) for text in texts if text.strip()]
    room.members += [Member(person, Role.MEMBER) for person in people[1:]]
    room.invited = people[:1]
    for number, (person, text) in enumerate(zip(people, texts, strict=False)):
        facade.say(room, person, text, believable.NOW - 9_000 + number)
    facade.say(
        room, facade.me, texts[0], believable.NOW, state=SendState.FAILED, failure=texts[0][:500]
    )
    facade.new_key(
        room, people[0], believable.NOW, UpdateReason.DEPARTURE, tuple(p.name for p in people[:3])
    )
    for text in texts[1:20]:
        other = facade.add_room(Room(text[:TITLE_LENGTH]))
        other.members = [Member(facade.me, Role.MEMBER)]
        facade.say(other, people[0], text, believable.NOW)
    for person, text in zip(people[1:3], texts[1:], strict=False):
        facade.cards_open.append(_wish(room, person, text))
        facade.cards_open.append(_invitation(person, text))
    return facade, room


def _wish(room: Room, person: Person, text: str) -> JoinCard:
    return JoinCard(
        session_id=room.session_id,
        room_title=room.title,
        user_id=person.user_id,
        name=person.name,
        words=text[:500],
        time=believable.NOW,
        verified=False,
    )


def _invitation(person: Person, text: str) -> InvitationCard:
    return InvitationCard(
        session_id=room_id(f"to {text}"),
        room_title=text[:TITLE_LENGTH],
        inviter=person.user_id,
        inviter_name=person.name,
        verified=False,
        expires_at=believable.NOW + 1_000_000,
    )


async def walk(seat: Seat, room: Room) -> None:
    """Through every place that shows a text of others, drawing each."""
    seat.main.rooms.rooms.choose(room.session_id)
    seat.main.panes.show_details(True)
    await look(seat.window)
    view = seat.main.room.timeline
    assert view.model().rowCount() > 10
    for row in range(0, view.model().rowCount(), 10):
        view.scrollTo(view.model().index(row, 0))
        seat.window.grab()
    for each in seat.window.findChildren(QAbstractItemView):
        if each.isVisible():
            hover_all(each)
    for opened in sheets_over(seat, room):
        opened()
        await look(seat.sheet)
        seat.window.overlay.close_all()
    seat.window.toast.say(room.title)
    await look(seat.window.toast)


def sheets_over(seat: Seat, room: Room) -> Iterator[Callable[[], None]]:
    """Every sheet that speaks of a room, a person, a message or a request."""
    sheets, sid = seat.sheets, room.session_id
    people = [p for p in seat.facade.people(sid) if not p.is_me][:2]
    for card in seat.facade.cards()[:4]:
        yield lambda card=card: sheets.look_at(card)  # type: ignore[misc]
        yield lambda card=card: sheets.refuse(card)  # type: ignore[misc]
    for person in people:
        yield lambda person=person: sheets.verify(person)  # type: ignore[misc]
        yield lambda person=person: sheets.share_history(sid, person)  # type: ignore[misc]
        for action in (PersonAction.REMOVE, PersonAction.BAN, PersonAction.MAKE_OWNER):
            yield lambda a=action, p=person: sheets.act_on_person(sid, a, p)  # type: ignore[misc]
    for message in seat.facade.timeline(sid, None, 2):
        if hasattr(message, "text"):
            yield lambda m=message: sheets.whole_message(m)  # type: ignore[misc]
            yield lambda m=message: sheets.about_message(sid, m)  # type: ignore[misc]
            yield lambda m=message: sheets.discard(sid, m)  # type: ignore[misc]
            yield lambda m=message: sheets.open_links(m)  # type: ignore[misc]
    yield lambda: sheets.settings(sid)
    yield lambda: sheets.invite(sid)
    yield lambda: sheets.leave(sid)
    yield lambda: sheets.seal_or_unseal(sid, seal=False)
    yield lambda: sheets.discard_all(sid)
    yield sheets.app_settings


async def look(within: QWidget) -> None:
    await asyncio.sleep(0)
    within.grab()
    check(within)
    for menu in within.findChildren(QMenu):
        for action in menu.actions():
            assert not HIDDEN & set(action.text())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("appearance", "title"),
    [(Appearance.LIGHT, 0), (Appearance.DARK, 10), (Appearance.LIGHT, 11)],
)
def test_no_text_of_others_opens_a_file_or_looks_up_an_address(
    drive: Drive, tmp_path: Path, appearance: Appearance, title: int
) -> None:
    with baited(tmp_path) as bait:
        texts = reaching(bait.file, bait.port) + DECEIVING + TOWERS

        async def story() -> None:
            facade, room = hostile((f"{texts[title]} here", *texts))
            async with seated(facade, appearance=appearance) as seat:
                await walk(seat, room)

        drive(story())


@pytest.mark.slow
@pytest.mark.parametrize("at", range(0, 540, 60))
def test_no_naughty_string_does_anything(drive: Drive, tmp_path: Path, at: int) -> None:
    strings = naughty()[at : at + 60]
    if not strings:
        pytest.skip("the list is not here")
    with baited(tmp_path):

        async def story() -> None:
            facade, room = hostile((f"Room {at}", *strings))
            async with seated(facade) as seat:
                await walk(seat, room)

        drive(story())


def test_the_list_of_naughty_strings_is_walked_to_its_end() -> None:
    assert len(naughty()) <= 540


def test_the_bait_is_taken_where_a_text_is_read_as_markup(qapp: object, tmp_path: Path) -> None:
    """The test above can fail."""
    label = QLabel()
    label.resize(100, 100)
    with pytest.raises(AssertionError, match="the file was opened"):
        _show_in(label, tmp_path)
    label.setTextFormat(Qt.TextFormat.PlainText)
    _show_in(label, tmp_path)


def _show_in(label: QLabel, folder: Path) -> None:
    with baited(folder) as bait:
        label.setText(f"<img src='{bait.file}'>")
        label.grab()


def test_nothing_in_the_app_could_fetch_from_the_web() -> None:
    """Of Qt's parts that could, only a local socket is used: a second start calls the first."""
    taken = {name for file in APP.rglob("*.py") for name in _taken_from_qt(file)}
    could = {name for name in taken if "Network" in name or "Web" in name}
    assert could == {"PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket"}


def _taken_from_qt(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6"):
            yield from (f"{node.module}.{each.name}" for each in node.names)
        elif isinstance(node, ast.Import):
            yield from (each.name for each in node.names if each.name.startswith("PySide6"))


@pytest.mark.parametrize("text", WORST.values(), ids=WORST)
def test_a_page_of_the_worst_texts_is_laid_out_at_once(drive: Drive, text: str) -> None:
    async def story() -> None:
        facade = believable.furnished()
        room = facade.add_room(Room("Worst"))
        for _ in range(12):
            facade.say(room, facade.person("Sofia"), text, believable.NOW)
        async with seated(facade) as seat:
            begun = perf_counter()
            seat.open("Worst")
            picture = QPixmap(seat.main.room.timeline.size())
            seat.main.room.timeline.render(picture)
            assert perf_counter() - begun < _patience(PAGE_SECONDS)
            view = seat.main.room.timeline
            heights = [view.layout_of(row).height for row in range(view.model().rowCount())]
            assert max(heights) < 800

    drive(story())


def _patience(seconds: float) -> float:
    """Ten times what was measured alone: the machine may be busy."""
    return 10 * seconds
