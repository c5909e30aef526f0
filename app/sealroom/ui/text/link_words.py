"""What a room's link says, in words."""

from PySide6.QtCore import QCoreApplication

from sealroom.controller.verification_views import LinkView
from sealroom.crypto import fingerprint_groups
from sealroom.ui.text.inert import inert_name, isolated

translate = QCoreApplication.translate


def link_words(link: LinkView) -> str:
    """Who gives it and at which relay; or that nobody will be checked."""
    if link.giver is None:
        said = translate(
            "Links", "This link does not say who gives it: nobody’s keys can be checked by it."
        )
    elif link.giver.verified:
        said = translate("Links", "Given by {name}, whom you have verified.").format(
            name=isolated(inert_name(link.giver.name))
        )
    else:
        said = translate(
            "Links", "Given by whoever has the fingerprint {groups}. It is checked once you are in."
        ).format(groups=" ".join(fingerprint_groups(link.giver.user_id)))
    at = translate("Links", "The room is at {relay}.").format(relay=isolated(link.relay))
    return f"{said} {at}" if link.relay else said
