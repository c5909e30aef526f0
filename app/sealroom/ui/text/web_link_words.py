"""A link in words: where it goes, and what should be known before."""

from PySide6.QtCore import QCoreApplication

from sealroom.ui.text.inert import inert_name, isolated
from sealroom.ui.text.web_link import Caution, WebLink

translate = QCoreApplication.translate

_HOST_SHOWN = 40


def hosts_words(links: list[WebLink]) -> str:
    """In a bubble: example.org; example.org and 2 more."""
    host = short_host(links[0])
    if len(links) == 1:
        return translate("Links", "Open {host}…").format(host=host)
    more = translate("Links", "%n more", None, len(links) - 1)
    return translate("Links", "Open {host} or {more}…").format(host=host, more=more)


def short_host(link: WebLink) -> str:
    """The end of it, where it is decided whose it is."""
    host = link.host
    return host if len(host) <= _HOST_SHOWN else f"…{host[1 - _HOST_SHOWN :]}"


def host_words(link: WebLink) -> str:
    """The host; in both its forms where it has two."""
    if link.host == link.host_written:
        return link.host
    written = isolated(inert_name(link.host_written))
    return translate("Links", "{host}, written {written}").format(host=link.host, written=written)


def caution_words(link: WebLink) -> str:
    """What should be known; empty where nothing is odd."""
    return "\n".join(_words(caution) for caution in link.cautions)


def _words(caution: Caution) -> str:
    match caution:
        case Caution.HOST_IN_OTHER_LETTERS:
            return translate(
                "Links", "It is written in letters of other alphabets: it may look like another."
            )
        case Caution.MIXED_SCRIPTS:
            return translate("Links", "It mixes alphabets, as addresses that imitate others do.")
        case Caution.PRETENDS_A_HOST:
            return translate(
                "Links",
                "The message has words and an @ before the address, which pretend that it leads "
                "elsewhere. They are left out.",
            )
        case Caution.NUMBERS:
            return translate("Links", "It leads to a number, not to a name.")
        case Caution.NOT_SEALED:
            return translate("Links", "It is http: whoever is on the way can read and change it.")
