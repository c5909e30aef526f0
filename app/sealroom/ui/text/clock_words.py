"""What is said where the times of a message do not fit each other. Nobody is accused wrongly."""

from PySide6.QtCore import QCoreApplication

from sealroom.controller.stamps import ClockDoubt
from sealroom.controller.timeline_views import MessageView
from sealroom.ui.text.inert import inert_name, isolated
from sealroom.ui.text.when import span

translate = QCoreApplication.translate


def clock_line(message: MessageView) -> str:
    """In the bubble, where the time that is shown there is in doubt; empty where it is not."""
    note = message.clock
    match note.doubt if note else None:
        case ClockDoubt.EARLIER if note:
            words = translate("Clocks", "Written {span} before the relay took it")
            return words.format(span=span(note.by))
        case ClockDoubt.SENDER_AHEAD if note:
            words = translate("Clocks", "Dated {span} ahead, probably by a wrong clock")
            return words.format(span=span(note.by))
        case ClockDoubt.DISAGREE if not message.mine:
            return translate("Clocks", "Its time is in doubt: clocks differ")
        case _:
            return ""


def clock_words(message: MessageView) -> str:
    """In its sheet: which clock is off, as far as others agree; empty where all fit."""
    if message.clock is None:
        return ""
    return _words(message.clock.doubt, mine=message.mine).format(
        span=span(message.clock.by), name=isolated(inert_name(message.sender_name))
    )


def clock_off_words(clock_off: int) -> str:
    """In the bar above the rooms; empty where clocks agree. Which one is wrong nobody can tell."""
    if not clock_off:
        return ""
    words = translate(
        "Clocks",
        "This computer’s clock and the relay’s differ by {span}. Check this computer’s date and "
        "time; if they are right, the relay’s are wrong.",
    )
    return words.format(span=span(abs(clock_off)))


def _words(doubt: ClockDoubt, *, mine: bool) -> str:
    match doubt:
        case ClockDoubt.EARLIER:
            return translate(
                "Clocks",
                "It was signed as written {span} before the relay took it: it waited to be sent, "
                "or was held back, or the clock it was written by is slow.",
            )
        case ClockDoubt.SENDER_AHEAD:
            return translate(
                "Clocks",
                "It is dated {span} later than the relay took it. The clock of the device it was "
                "written on was probably ahead.",
            )
        case ClockDoubt.RELAY_AHEAD:
            return translate(
                "Clocks",
                "The relay says it took it {span} later than it came here. The clocks of {name} "
                "and of this computer agree, so the relay’s is probably ahead.",
            )
        case ClockDoubt.RELAY_BEHIND:
            return translate(
                "Clocks",
                "The relay says it took it {span} before it was written. The clocks of {name} and "
                "of this computer agree, so the relay’s is probably behind.",
            )
        case ClockDoubt.OWN_BEHIND:
            return translate(
                "Clocks",
                "The clocks of {name} and of the relay agree; this computer’s was probably {span} "
                "behind. Check its date and time.",
            )
        case ClockDoubt.DISAGREE if mine:
            return translate(
                "Clocks",
                "This computer’s clock and the relay’s differed by {span}. Check the date and time "
                "of this computer; if they are right, the relay’s were not.",
            )
        case ClockDoubt.DISAGREE:
            return translate(
                "Clocks",
                "Its times do not fit each other, and no two clocks agree: nobody can tell from "
                "them which is wrong.",
            )
