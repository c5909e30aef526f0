"""Times at which a message can go, and how they are told."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QDateTime, QTime

from sealroom.controller.scheduling_facade import ScheduledView
from sealroom.ui.text.when import clock_time, day_month, local

translate = QCoreApplication.translate

_MORNING = QTime(9, 0)
_EVENING = QTime(19, 0)
_MONDAY = 1
_WEEK = 7
_HOUR_S = 3_600
_AHEAD_S = 30 * 60
"""A quick choice that is nearer than that is not offered."""


@dataclass(frozen=True)
class QuickTime:
    """One that is offered by name."""

    name: str
    words: str
    due_at: int


def quick_times(now: int) -> list[QuickTime]:
    """The next hour, evening, morning and Monday morning, in their order."""
    times = sorted(_times(local(now)), key=lambda each: each[2].toMSecsSinceEpoch())
    return [QuickTime(name, words, at.toMSecsSinceEpoch()) for name, words, at in times]


def _times(now: QDateTime) -> Iterator[tuple[str, str, QDateTime]]:
    hour = now.addSecs(_HOUR_S)
    yield "inAnHour", _at(translate("Later", "In an hour, {time}"), hour), hour
    today = now.date()
    evening = QDateTime(today, _EVENING)
    if now.secsTo(evening) > _AHEAD_S:
        yield "thisEvening", _at(translate("Later", "This evening, {time}"), evening), evening
    morning = QDateTime(today.addDays(1), _MORNING)
    yield "tomorrow", _at(translate("Later", "Tomorrow, {time}"), morning), morning
    days = (_MONDAY - today.dayOfWeek()) % _WEEK or _WEEK
    monday = QDateTime(today.addDays(days), _MORNING)
    if days > 1:
        yield "monday", _at(translate("Later", "Monday, {time}"), monday), monday


def _at(words: str, time: QDateTime) -> str:
    return words.format(time=clock_time(time.toMSecsSinceEpoch()))


def bar_words(waiting: list[ScheduledView], now: int) -> str:
    """Above the composer: how many wait, and until when the next."""
    failed = [each for each in waiting if each.failure is not None]
    if failed:
        if len(failed) == 1:
            return translate("Later", "A message did not go at its time")
        return translate("Later", "%n messages did not go at their time", None, len(failed))
    if not waiting:
        return ""
    when = due_words(waiting[0].due_at, now)
    if len(waiting) == 1:
        return translate("Later", "A message waits to be sent {when}").format(when=when)
    words = translate("Later", "%n messages wait to be sent, the next {when}", None, len(waiting))
    return words.format(when=when)


def due_words(due_at: int, now: int) -> str:
    """today at 18:00, tomorrow at 9:00, on 8 Nov at 9:00."""
    date, today = local(due_at).date(), local(now).date()
    time = clock_time(due_at)
    days = today.daysTo(date)
    if days == 0:
        return translate("Later", "today at {time}").format(time=time)
    if days == 1:
        return translate("Later", "tomorrow at {time}").format(time=time)
    return translate("Later", "on {date} at {time}").format(date=day_month(date, today), time=time)


def row_words(view: ScheduledView, now: int) -> str:
    """Above a text in the sheet: when it goes, and how."""
    parts = [due_words(view.due_at, now)]
    parts.append(
        translate("Later", "sealed then") if view.sealed else translate("Later", "not sealed")
    )
    if view.silent:
        parts.append(translate("Later", "without a notification"))
    words = ", ".join(parts)
    return words[:1].upper() + words[1:]
