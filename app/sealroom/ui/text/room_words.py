"""A room in words: its title, its state, its last line."""

from PySide6.QtCore import QCoreApplication

from sealroom.controller.timeline_views import KeyWait, Lock
from sealroom.controller.views import NAMES_SHOWN, LastLine, PersonView, RoomView
from sealroom.protocol.ids import SessionId
from sealroom.ui.models.room_sections import Heading, Section
from sealroom.ui.text.event_words import names_list
from sealroom.ui.text.file_words import files_line
from sealroom.ui.text.inert import inert_line, inert_name, isolated
from sealroom.ui.text.lock_words import body_words
from sealroom.ui.text.markup import shown_line
from sealroom.ui.text.outbox_words import failed_words
from sealroom.ui.text.when import ago, lasting

translate = QCoreApplication.translate

_SHORT_ID = 8


def short_id(session_id: SessionId) -> str:
    """Enough of an id to tell two rooms apart."""
    return session_id[:_SHORT_ID]


def room_title(room: RoomView) -> str:
    """The title, or whom it is called after; words while it cannot be read yet."""
    if room.partner is not None:
        return inert_name(room.partner.name)
    return titled(room.title, room.session_id)


def titled(title: str, session_id: SessionId) -> str:
    """A title of someone else on one line; words where there is none."""
    shown = inert_line(title)
    return shown or translate("Room", "Room {id}").format(id=short_id(session_id))


def room_picture(room: RoomView) -> str:
    """Whose colour its picture has: a room's own, or that of whom it is called after."""
    return room.session_id if room.partner is None else room.partner.user_id


def members_words(count: int) -> str:
    """6 people."""
    if count == 1:
        return translate("Room", "Only you")
    return translate("Room", "%n people", None, count)


def room_subtitle(room: RoomView) -> str:
    """Below the title in the header: who is here, and how long messages are kept."""
    people = _people_words(room)
    if not room.lifetime or room.my_role is None:
        return people
    return translate("Room", "{people} · messages disappear after {span}").format(
        people=people, span=lasting(room.lifetime)
    )


def _people_words(room: RoomView) -> str:
    if room.my_role is None:
        return translate("Room", "You are not in this room any more")
    if room.partner is not None:
        return _partner_words(room.partner)
    people = members_words(room.members)
    if room.all_verified:
        return translate("Room", "{people} · all verified by you").format(people=people)
    if room.not_verified <= NAMES_SHOWN and room.not_verified < room.members - 1:
        names = names_list(room.not_verified_names)
        return translate("Room", "{people} · all verified but {names}").format(
            people=people, names=names
        )
    return people


def _partner_words(partner: PersonView) -> str:
    if partner.invited:
        return translate("Room", "Is invited, and has not answered yet")
    if partner.role is None:
        return translate("Room", "Is not here any more")
    if partner.verified:
        return translate("Room", "Only the two of you · verified by you")
    return translate("Room", "Only the two of you")


def verified_line(room: RoomView) -> str:
    """Above the people of a room: whether one has verified everyone, or whom not."""
    if room.my_role is None or room.members < 2:
        return ""
    if room.all_verified:
        return translate("Room", "Everyone here is verified by you")
    if room.not_verified == room.members - 1:
        return translate("Room", "Nobody here is verified by you yet")
    if room.not_verified > NAMES_SHOWN:
        return translate("Room", "%n people here are not verified by you", None, room.not_verified)
    names = names_list(room.not_verified_names)
    return translate("Room", "Not verified by you: {names}").format(names=names)


def typing_words(names: tuple[str, ...]) -> str:
    """Sofia is typing; Sofia and Ravi are typing."""
    if not names:
        return ""
    if len(names) == 1:
        return translate("Room", "{name} is typing…").format(name=names_list(names))
    return translate("Room", "{names} are typing…").format(names=names_list(names))


def chip_words(room: RoomView, now: int, *, first_key: bool) -> str:
    """On the lock chip in the header. A room's first key was made, not replaced."""
    if not room.sealed:
        return translate("Room", "Not sealed: the relay can read this")
    if room.key_since is None:
        return translate("Room", "Sealed")
    when = ago(room.key_since, now)
    if room.key_overdue:
        return translate("Room", "Sealed · key made {when}, overdue").format(when=when)
    if first_key:
        return translate("Room", "Sealed · key made {when}").format(when=when)
    return translate("Room", "Sealed · key replaced {when}").format(when=when)


def chip_wait_words(wait: KeyWait) -> str:
    """On the chip while the room's key is late."""
    if not wait.asked:
        return translate("Room", "Waits for its key")
    names = names_list(tuple(person.name for person in wait.asked))
    return translate("Room", "Waits for its key; asked {names}").format(names=names)


def last_words(last: LastLine) -> str:
    """The newest thing said, on one line."""
    text = shown_line(last.text) or files_line(last.files) or waiting_line(last)
    if last.mine:
        return translate("Room", "You: {text}").format(text=text)
    return f"{isolated(inert_name(last.sender_name))}: {text}"


def waiting_line(last: LastLine) -> str:
    """What stands for a text that cannot be shown."""
    if last.lock is Lock.WAITING:
        return translate("Room", "Waits for its key") if last.late else "…"
    return body_words(last.lock)


def heading_spoken(heading: Heading) -> str:
    """A heading of the list for a screen reader."""
    words = {
        Section.PINNED: translate("Room", "Pinned rooms"),
        Section.ROOMS: translate("Room", "Rooms"),
        Section.ARCHIVED: translate("Room", "Archived rooms"),
    }[heading.section]
    parts = [words, str(heading.count)]
    if heading.section is Section.ARCHIVED:
        folded = translate("Room", "folded"), translate("Room", "unfolded")
        parts.append(folded[0] if heading.folded else folded[1])
    return ", ".join(parts)


def room_spoken(room: RoomView, draft: str = "") -> str:
    """A row of the list for a screen reader."""
    parts = [
        room_title(room),
        translate("Room", "sealed") if room.sealed else translate("Room", "not sealed"),
    ]
    if room.alarm:
        parts.append(translate("Room", "not trusted"))
    if room.failed:
        parts.append(failed_words(room.failed))
    if room.unread:
        parts.append(translate("Room", "%n unread", None, room.unread))
    elif room.marked_unread:
        parts.append(translate("Room", "marked unread"))
    if room.mentions:
        parts.append(translate("Room", "you are mentioned"))
    if room.quiet:
        parts.append(translate("Room", "muted"))
    if draft:
        parts.append(translate("Room", "draft: {text}").format(text=draft))
    if room.last is not None and room.last.lock is not Lock.UNVERIFIED:
        parts.append(last_words(room.last))
    return ", ".join(parts)
