"""What stopped a room, in words: what was seen, what it may mean, and what going on accepts."""

from PySide6.QtCore import QCoreApplication

from sealroom.controller.alarm_views import AlarmNote, AlarmView
from sealroom.store.alarms import AlarmKind, Left
from sealroom.ui.text.id_words import in_groups
from sealroom.ui.text.inert import inert_line, inert_name, isolated
from sealroom.ui.text.told import told

translate = QCoreApplication.translate

_SHORT = 16
"""Letters of a fingerprint that are compared by voice."""


def seen_words(kind: AlarmKind, words: str = "") -> str:
    """One sentence. `words` for what has only those."""
    match kind:
        case AlarmKind.BAD_SIGNATURE:
            return translate(
                "Alarm", "The relay passed on a change that is not signed by whom it names."
            )
        case AlarmKind.AGAINST_RULES:
            return translate(
                "Alarm", "The relay passed on a change that nobody had the right to make."
            )
        case AlarmKind.NOT_CHAINED:
            return translate(
                "Alarm", "The relay passed on a change that does not follow from what you have."
            )
        case AlarmKind.ANOTHER_ROOM:
            return translate("Alarm", "The relay put something of another room into this one.")
        case AlarmKind.TWO_HISTORIES:
            return translate("Alarm", "The relay shows a member another room than it shows you.")
        case AlarmKind.LINK:
            return translate("Alarm", "This is not the room as whoever gave you its link knew it.")
        case AlarmKind.GENERAL:
            return inert_line(told(words))


def stopped_words(note: AlarmNote) -> str:
    """In the place of the composer: what was seen, and that nothing is sent."""
    match note.left:
        case Left.TOLD:
            return translate(
                "Alarm", "You left this room after it had stopped. What was written stays here."
            )
        case Left.UNTOLD:
            return translate(
                "Alarm",
                "You left this room, but the relay did not take it: others may still see you in "
                "it. You send nothing.",
            )
        case None:
            words = translate("Alarm", "{seen} Nothing is sent until you decide.")
            return words.format(seen=seen_words(note.kind, note.words))


def told_words(title: str | None) -> str:
    """That a room has stopped, for somebody who looks elsewhere; None: it had yet to let one in."""
    if title is None:
        return translate(
            "Alarm",
            "A room that was to let you in cannot be shown: what the relay says of it cannot be "
            "true. Ask for another link, by another way.",
        )
    words = translate("Alarm", "{room} has stopped. Open it to see why.")
    return words.format(room=isolated(title))


def meaning_words(kind: AlarmKind) -> str:
    """Who may have done it, and what it may hide."""
    match kind:
        case AlarmKind.BAD_SIGNATURE:
            return translate(
                "Alarm",
                "Whoever runs the relay, or broke into it, made the change up or altered it: to "
                "let somebody in, to switch sealing off, or to put somebody out. It was not "
                "carried out here.",
            )
        case AlarmKind.AGAINST_RULES:
            return translate(
                "Alarm",
                "Somebody with a changed app, and a relay that lets it pass, tried to do what only "
                "others may: let somebody in, take a role, replace the key. It was not carried out "
                "here.",
            )
        case AlarmKind.NOT_CHAINED:
            return translate(
                "Alarm",
                "The relay leaves out something that happened in this room before, or shows "
                "different changes to different members. Somebody may be in the room whom you do "
                "not see, or out of it who seems to be here.",
            )
        case AlarmKind.ANOTHER_ROOM:
            return translate(
                "Alarm",
                "The relay moved it on purpose, or mixed up its rooms. It was not taken in here.",
            )
        case AlarmKind.TWO_HISTORIES:
            return translate(
                "Alarm",
                "The relay leaves out what happened in this room, from you or from them. Somebody "
                "may have been put out, or let in, without your knowing: what you write might "
                "reach them.",
            )
        case AlarmKind.LINK:
            return translate(
                "Alarm",
                "The relay may have cut the room’s history short, so that somebody who was put out "
                "long ago could let you in. Or somebody changed the link on its way to you.",
            )
        case AlarmKind.GENERAL:
            return translate("Alarm", "The relay may be lying, or a member may have helped it to.")


def accept_words(kind: AlarmKind) -> str:
    """What going on means, said before it is done."""
    match kind:
        case AlarmKind.BAD_SIGNATURE | AlarmKind.AGAINST_RULES | AlarmKind.ANOTHER_ROOM:
            return translate(
                "Alarm",
                "What was seen stays left out. The relay that passed it on keeps carrying this "
                "room: it can leave things out, and try again.",
            )
        case AlarmKind.NOT_CHAINED:
            return translate(
                "Alarm",
                "The room goes on from where you last knew it. Where the relay still leaves "
                "something out, further changes do not follow either, and the room stops again.",
            )
        case AlarmKind.TWO_HISTORIES:
            return translate(
                "Alarm",
                "What they wrote in the other history is shown as not verified. What you write "
                "goes to who is in the room as you see it: that may be somebody who is out of it "
                "for others.",
            )
        case AlarmKind.LINK:
            return translate(
                "Alarm",
                "You take this room for the right one although its link says otherwise. Whoever is "
                "in it reads what you write.",
            )
        case AlarmKind.GENERAL:
            return translate(
                "Alarm", "The room goes on from where you last knew it, over the same relay."
            )


def from_words(view: AlarmView) -> str:
    """Whose name stands on it; empty where that was not kept."""
    if view.author is None:
        return ""
    words = translate("Alarm", "The change bears the name of {name}, who need not know of it.")
    if view.number is None:
        words = translate("Alarm", "The message bears the name of {name}, who need not know of it.")
    return words.format(name=isolated(inert_name(view.author_name) or view.author[:8]))


def went_on_words(kind: AlarmKind | None) -> str:
    """The line in the timeline."""
    match kind:
        case AlarmKind.BAD_SIGNATURE:
            return translate("Alarm", "You went on after a change that was not signed")
        case AlarmKind.AGAINST_RULES:
            return translate("Alarm", "You went on after a change against the rules")
        case AlarmKind.NOT_CHAINED:
            return translate("Alarm", "You went on after a change that did not follow")
        case AlarmKind.ANOTHER_ROOM:
            return translate("Alarm", "You went on after something of another room")
        case AlarmKind.TWO_HISTORIES:
            return translate("Alarm", "You went on after a sign of two histories")
        case AlarmKind.LINK:
            return translate("Alarm", "You went on although the link spoke of another history")
        case _:
            return translate("Alarm", "You went on after an alarm")


def history_short(number: int, head: str) -> str:
    """How far one's history of a room goes, to be compared: 14 · abcd efgh ijkl mnop."""
    return f"{number + 1} · {in_groups(head[:_SHORT])}"
