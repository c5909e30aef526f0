"""What is said beside someone's coming in: of the link one used, and of verified marks."""

from PySide6.QtCore import QCoreApplication

from sealroom.controller.timeline_views import EventKind, EventView, LinkCheck
from sealroom.ui.text.inert import inert_name, isolated

translate = QCoreApplication.translate


def joining_note(event: EventView) -> str:
    """A sentence more; empty where there is nothing to add."""
    if event.ends_all_verified:
        let_in = event.kind is EventKind.ADMITTED
        name = event.subject_name if let_in else event.actor_name
        sentence = translate("Events", "You have not verified {name} yet.")
        return sentence.format(name=isolated(inert_name(name)))
    if event.link is None:
        return ""
    return _of_link(event.link).format(
        actor=isolated(inert_name(event.actor_name)), giver=isolated(inert_name(event.giver_name))
    )


def _of_link(link: LinkCheck) -> str:
    match link:
        case LinkCheck.GIVER:
            return translate("Events", "It was {actor}, by their keys, who gave you the link.")
        case LinkCheck.ANOTHER:
            return translate(
                "Events", "The link was {giver}’s, who knows this room; {actor} answered for it."
            )
        case LinkCheck.SILENT:
            return translate(
                "Events", "Your link did not say who gave it, so nobody’s keys were checked."
            )
