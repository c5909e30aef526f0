"""A message explained: what each part of its sheet says."""

from PySide6.QtCore import QCoreApplication

from sealroom.controller.about_views import AboutMessage, HandedView, ReaderView
from sealroom.controller.timeline_views import Doubt, Lock, SendState
from sealroom.controller.views import KeyView
from sealroom.protocol.notifications import UpdateReason
from sealroom.ui.text.event_words import departed_words
from sealroom.ui.text.inert import inert_name, isolated
from sealroom.ui.text.when import exact, long_date, moment

translate = QCoreApplication.translate


def author_name(about: AboutMessage) -> str:
    """Of the sender, in a sentence."""
    if about.author.is_me:
        return translate("About", "you")
    return isolated(inert_name(about.author.name))


def is_on_its_way(about: AboutMessage) -> bool:
    """Whether it has not gone out yet, or could not."""
    return about.message.state in {SendState.SENDING, SendState.FAILED}


def seal_title(about: AboutMessage) -> str:
    """Sealed or not, in a word or two."""
    match about.message.lock:
        case Lock.SEALED:
            return translate("About", "Sealed")
        case Lock.OPEN:
            return translate("About", "Not sealed")
        case Lock.WAITING:
            return translate("About", "Sealed, and waits for its key")
        case Lock.UNVERIFIED:
            return translate("About", "Could not be verified")


def seal_words(about: AboutMessage) -> str:
    """What that means."""
    if is_on_its_way(about):
        return _words_before_it_goes(about.message.lock)
    match about.message.lock:
        case Lock.SEALED:
            return translate(
                "About",
                "Only those who hold the room’s key of that time can read it. The relay carried "
                "it, and cannot.",
            )
        case Lock.OPEN:
            return translate(
                "About",
                "It went in the open: the relay can read it, and so can everybody with access to "
                "it. It is signed, so nobody could change it unseen.",
            )
        case Lock.WAITING:
            return translate(
                "About",
                "It is here, and opens by itself when the key comes to this computer. The relay "
                "cannot read it.",
            )
        case Lock.UNVERIFIED:
            return translate("About", "Its text is not shown, and nothing in it is believed.")


def _words_before_it_goes(lock: Lock) -> str:
    if lock is Lock.OPEN:
        return translate("About", "It goes out in the open: the relay will be able to read it.")
    return translate("About", "It goes out sealed, under the key that the room has then.")


def key_title(key: KeyView, now: int) -> str:
    """When its key was made, and by whom."""
    when = moment(key.valid_from, now)
    if key.by_me:
        return translate("About", "Key made by you, {when}").format(when=when)
    name = isolated(inert_name(key.made_by_name))
    return translate("About", "Key made by {name}, {when}").format(name=name, when=when)


def key_why(key: KeyView) -> str:
    """Why it was made."""
    if key.epoch == 1:
        return translate("About", "It is the room’s first key.")
    match key.reason:
        case UpdateReason.DEPARTURE:
            who = departed_words(key.departed)
            return translate("About", "Replaced the one before because {who}.").format(who=who)
        case UpdateReason.PERIOD:
            return translate("About", "Replaced the one before because its time was over.")
        case UpdateReason.JOINING:
            return translate("About", "Replaced the one before because someone joined.")
        case UpdateReason.SWITCHED_ON:
            return translate("About", "Made because sealing was switched on again.")
        case UpdateReason.ASKED:
            return translate("About", "Replaced the one before because an Owner asked for it.")


def key_use(key: KeyView, now: int) -> str:
    """Until when it was in use."""
    if key.valid_until is None:
        return translate("About", "It is still in use.")
    return translate("About", "It was in use until {when}.").format(
        when=moment(key.valid_until, now)
    )


def origin_words(about: AboutMessage, now: int) -> str:
    """How the key came to this computer; empty while it is not here."""
    origin = about.key_origin
    if origin is None:
        return ""
    if origin.how == "made":
        return translate("About", "It was made on this computer.")
    when = moment(origin.time, now)
    if origin.by_me:
        words = translate("About", "It came here from another device of yours, {when}.")
    elif origin.how == "let_in":
        words = translate("About", "{name} handed it to you when letting you in, {when}.")
    else:
        words = translate("About", "It came here from {name}, {when}.")
    return words.format(name=isolated(inert_name(origin.name)), when=when)


def author_title(about: AboutMessage) -> str:
    """Who wrote it, or who is said to have."""
    if about.author.is_me:
        return translate("About", "Written by you")
    words = translate("About", "Written by {name}")
    if about.message.lock is Lock.UNVERIFIED:
        words = translate("About", "Said to be from {name}")
    return words.format(name=author_name(about))


def author_words(about: AboutMessage) -> str:
    """Whether that is sure, and on which device it was."""
    if about.author.is_me:
        return _own_device(about)
    name = author_name(about)
    if about.message.lock is Lock.UNVERIFIED:
        words = translate("About", "Whether {name} wrote it cannot be told.")
    elif about.author.verified:
        words = translate(
            "About", "Signed by {name}, whose fingerprint you have compared: verified."
        )
    else:
        words = translate(
            "About",
            "Signed by {name}. You have not compared fingerprints yet, so that this is the person "
            "you mean is the relay’s word.",
        )
    return words.format(name=name)


def _own_device(about: AboutMessage) -> str:
    if about.device is None:
        return translate("About", "On which of your devices was not recorded.")
    if about.this_device:
        return translate("About", "On this computer.")
    return translate("About", "On another device of yours.")


def time_rows(about: AboutMessage) -> list[tuple[str, str]]:
    """Captions and times."""
    stamps = about.stamps
    if is_on_its_way(about):
        return [(translate("About", "Written"), exact(stamps.sent))]
    written, before = translate("About", "Signed as written"), []
    if about.message.lock is Lock.UNVERIFIED:
        written = translate("About", "Said to be written")
    elif about.message.edited_at is not None:
        written = translate("About", "Signed as changed")
        before = [(translate("About", "First written"), exact(about.message.sent_at))]
    here = translate("About", "Received here")
    if about.this_device:
        here = translate("About", "Confirmed here")
    return [
        *before,
        (written, exact(stamps.sent)),
        (translate("About", "Taken by the relay"), _recorded(stamps.taken)),
        (here, _recorded(stamps.received)),
    ]


def _recorded(time: int | None) -> str:
    return translate("About", "not recorded") if time is None else exact(time)


def members_words(about: AboutMessage) -> str:
    """How many were in the room at that moment, and how many of them one has verified."""
    if about.readers is None:
        if is_on_its_way(about):
            return translate("About", "Whoever is in the room when it goes out.")
        return translate("About", "That cannot be told of a message that is not believed.")
    members = about.readers.members
    if len(members) == 1:
        if members[0].is_me:
            return translate("About", "Only you were in the room then.")
        name = isolated(inert_name(members[0].name))
        return translate("About", "Only {name} was in the room then.").format(name=name)
    words = translate("About", "%n people were in the room then.", None, len(members))
    return f"{words} {_verified_words(members)}"


def _verified_words(members: tuple[ReaderView, ...]) -> str:
    unverified = sum(not reader.verified for reader in members if not reader.is_me)
    if unverified == 0:
        return translate("About", "You have verified all of them.")
    if unverified == 1:
        return translate("About", "One of them you have not verified.")
    return translate("About", "%n of them you have not verified.", None, unverified)


def reader_note(reader: ReaderView) -> str:
    """What stands beside a name in the list."""
    if reader.out_since is not None:
        return translate("About", "out since {date}").format(date=long_date(reader.out_since))
    if reader.came_at is not None:
        return translate("About", "came {date}").format(date=long_date(reader.came_at))
    return ""


def handed_note(handed: HandedView) -> str:
    """By whom and when it was shared."""
    date = long_date(handed.time)
    if handed.by_me:
        return translate("About", "by you, {date}").format(date=date)
    name = isolated(inert_name(handed.by_name))
    return translate("About", "by {name}, {date}").format(name=name, date=date)


def doubt_words(about: AboutMessage) -> str:
    """Why it is not believed, and what can be done."""
    return _doubt(about.doubt).format(name=author_name(about))


def _doubt(doubt: Doubt | None) -> str:  # noqa: C901, PLR0911 - one arm a doubt
    match doubt:
        case None:
            return translate("About", "Why it is not believed was not recorded when it came.")
        case Doubt.NOT_A_MEMBER:
            return translate(
                "About",
                "{name} was not in the room at this point, and who is not in it cannot write in "
                "it.",
            )
        case Doubt.REPEATED:
            return translate(
                "About",
                "A message of this number came before: the relay has delivered an old one again, "
                "or moved it. What was said first is shown where it belongs.",
            )
        case Doubt.MUTED:
            return translate("About", "{name} was not allowed to write in the room at that moment.")
        case Doubt.SIGNATURE:
            return translate(
                "About",
                "It was not signed by {name}, or was changed on its way. Ask {name} in another way "
                "what was written.",
            )
        case Doubt.OUT_OF_PLACE:
            return translate(
                "About",
                "It knows of changes to the room that came only after it: it was moved on its way.",
            )
        case Doubt.OTHER_HISTORY:
            return translate(
                "About",
                "It belongs to another history of this room than yours. You went on after the "
                "relay had shown that; ask {name} in another way what was written.",
            )
        case Doubt.OPEN_NOT_ALLOWED:
            return translate(
                "About",
                "It came unsealed, and this room takes only sealed messages. Ask {name} to send it "
                "again, sealed.",
            )
        case Doubt.OTHER_KEY:
            return translate("About", "It is sealed under a key that was not in use at this point.")
        case Doubt.NOT_THEIRS:
            return translate(
                "About",
                "{name} tried to change or recall what someone else wrote, and may not do that. "
                "Nothing was changed.",
            )
        case Doubt.UNREADABLE:
            return translate(
                "About",
                "Its key does not open it, or what is in it has no form that this app knows. Ask "
                "{name} to send it again.",
            )
