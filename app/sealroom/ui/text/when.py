"""Times as people say them. All take milliseconds since 1970 and say them in the local zone."""

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale

translate = QCoreApplication.translate

_MINUTE = 60
_HOUR = 3_600
_DAY = 86_400
_YEAR = 365 * _DAY
_WEEK_DAYS = 7


def local(time: int) -> QDateTime:
    """`time` in the local zone."""
    return QDateTime.fromMSecsSinceEpoch(time)


def clock_time(time: int) -> str:
    """14:02."""
    return QLocale().toString(local(time).time(), QLocale.FormatType.ShortFormat)


def exact(time: int) -> str:
    """The full date and time."""
    moment = local(time)
    date = QLocale().toString(moment.date(), QLocale.FormatType.LongFormat)
    return translate("When", "{date}, {time}").format(date=date, time=clock_time(time))


def long_date(time: int) -> str:
    """2 November 2025."""
    return QLocale().toString(local(time).date(), translate("When", "d MMMM yyyy"))


def short(time: int, now: int) -> str:
    """For a list: 14:02, Mon, 2 Nov, 2 Nov 2024."""
    date, today = local(time).date(), local(now).date()
    if date == today:
        return clock_time(time)
    if 0 < date.daysTo(today) < _WEEK_DAYS:
        return QLocale().dayName(date.dayOfWeek(), QLocale.FormatType.ShortFormat)
    return day_month(date, today)


def day_month(date: QDate, today: QDate) -> str:
    """2 Nov; with the year where it is another one."""
    same_year = date.year() == today.year()
    form = translate("When", "d MMM") if same_year else translate("When", "d MMM yyyy")
    return QLocale().toString(date, form)


def day_heading(date: QDate, today: QDate) -> str:
    """Today, Yesterday, Friday, 2 November, 2 November 2024."""
    days = date.daysTo(today)
    if days == 0:
        return translate("When", "Today")
    if days == 1:
        return translate("When", "Yesterday")
    if 0 < days < _WEEK_DAYS:
        return QLocale().dayName(date.dayOfWeek(), QLocale.FormatType.LongFormat)
    same_year = date.year() == today.year()
    form = translate("When", "d MMMM") if same_year else translate("When", "d MMMM yyyy")
    return QLocale().toString(date, form)


def moment(time: int, now: int) -> str:
    """For a sentence: 9:52, Friday 9:52, 2 Nov."""
    date, today = local(time).date(), local(now).date()
    if date == today:
        return clock_time(time)
    if 0 < date.daysTo(today) < _WEEK_DAYS:
        return translate("When", "{day} {time}").format(
            day=day_heading(date, today), time=clock_time(time)
        )
    return day_month(date, today)


def deadline(time: int, now: int) -> str:
    """When something to come is: 14:02, 8 Nov, 14:02; far off 2 Nov 2027."""
    date, today = local(time).date(), local(now).date()
    if date == today:
        return clock_time(time)
    if today.daysTo(date) <= _WEEK_DAYS:
        return translate("When", "{date}, {time}").format(
            date=day_month(date, today), time=clock_time(time)
        )
    return day_month(date, today)


def day(time: int, now: int) -> str:
    """The end of a span: today, Friday, 2 Nov."""
    date, today = local(time).date(), local(now).date()
    if date == today:
        return translate("When", "today")
    if 0 < date.daysTo(today) < _WEEK_DAYS:
        return QLocale().dayName(date.dayOfWeek(), QLocale.FormatType.LongFormat)
    return day_month(date, today)


def ago(time: int, now: int) -> str:
    """just now, 5 minutes ago, 3 hours ago, yesterday, 3 days ago, on 2 Nov."""
    seconds = max(0, (now - time) // 1000)
    days = local(time).date().daysTo(local(now).date())
    if seconds < _MINUTE:
        return translate("When", "just now")
    if seconds < _HOUR:
        return _counted(seconds // _MINUTE, "minute")
    if days == 0 or seconds < _HOUR * 6:
        return _counted(seconds // _HOUR, "hour")
    if days == 1:
        return translate("When", "yesterday")
    if days <= 60:
        return _counted(days, "day")
    date = day_month(local(time).date(), local(now).date())
    return translate("When", "on {date}").format(date=date)


def _counted(count: int, unit: str) -> str:
    one = {
        "minute": translate("When", "a minute ago"),
        "hour": translate("When", "an hour ago"),
        "day": translate("When", "a day ago"),
    }
    more = {
        "minute": translate("When", "%n minutes ago", None, count),
        "hour": translate("When", "%n hours ago", None, count),
        "day": translate("When", "%n days ago", None, count),
    }
    return one[unit] if count == 1 else more[unit]


def span(ms: int) -> str:
    """Roughly how long: 20 minutes, 3 hours, 2 days, 6 years."""
    seconds = ms // 1000
    if seconds < 2 * _HOUR:
        return translate("When", "%n minutes", None, max(1, seconds // _MINUTE))
    if seconds < 2 * _DAY:
        return translate("When", "%n hours", None, seconds // _HOUR)
    if seconds < 2 * _YEAR:
        return translate("When", "%n days", None, seconds // _DAY)
    return translate("When", "%n years", None, seconds // _YEAR)


def lasting(seconds: int) -> str:
    """A span of time by its largest whole unit: 4 weeks, 1 day, 90 minutes, 30 seconds."""
    units = ((7 * _DAY, "week"), (_DAY, "day"), (_HOUR, "hour"), (_MINUTE, "minute"))
    for size, unit in units:
        if seconds >= size and seconds % size == 0:
            return _lasting_units(seconds // size, unit)
    return _lasting_units(seconds, "second")


def _lasting_units(count: int, unit: str) -> str:
    one = {
        "week": translate("When", "1 week"),
        "day": translate("When", "1 day"),
        "hour": translate("When", "1 hour"),
        "minute": translate("When", "1 minute"),
        "second": translate("When", "1 second"),
    }
    more = {
        "week": translate("When", "%n weeks", None, count),
        "day": translate("When", "%n days", None, count),
        "hour": translate("When", "%n hours", None, count),
        "minute": translate("When", "%n minutes", None, count),
        "second": translate("When", "%n seconds", None, count),
    }
    return one[unit] if count == 1 else more[unit]


def period(seconds: int) -> str:
    """A span of time: 30 days, 12 hours."""
    if seconds >= _DAY and seconds % _DAY == 0:
        days = seconds // _DAY
        return translate("When", "day") if days == 1 else translate("When", "%n days", None, days)
    if seconds >= _HOUR and seconds % _HOUR == 0:
        hours = seconds // _HOUR
        return (
            translate("When", "hour") if hours == 1 else translate("When", "%n hours", None, hours)
        )
    minutes = max(1, seconds // _MINUTE)
    return translate("When", "%n minutes", None, minutes)
