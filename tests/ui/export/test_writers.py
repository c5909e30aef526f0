"""What is written of a room: marked, inert, complete."""

import json

import msgspec
import pytest

from sealroom.controller.timeline_views import EventKind, Lock, MessageView
from sealroom.ui.export.form import Form, make_writer
from sealroom.ui.export.markdown_page import escaped
from tests.ui import believable
from tests.ui.hostile import DECEIVING, TOWERS
from tests.ui.scripted_facade import Room, ScriptedFacade

NASTY = "<script>alert(1)</script> ![x](file:///etc/passwd) [a](http://evil) \u202etxt.exe & more"


def written(facade: ScriptedFacade, room: Room, form: Form) -> str:
    writer = make_writer(form)
    view = facade.room(room.session_id)
    items = facade.timeline_after(room.session_id, -1, 10_000)
    return writer.head(view, believable.NOW) + "".join(map(writer.item, items)) + writer.foot()


def marked_room() -> tuple[ScriptedFacade, Room]:
    facade = believable.alone()
    room = facade.add_room(Room("A <b>room</b>", description="of all kinds"))
    bea = facade.person("Bea", verified=True)
    facade.happen(room, EventKind.CREATED, bea, believable.at(9, 0))
    facade.say(room, bea, "Behind the lock", believable.at(9, 1))
    facade.say(room, bea, "In the open", believable.at(9, 2), lock=Lock.OPEN)
    facade.say(room, bea, "", believable.at(9, 3), lock=Lock.UNVERIFIED)
    facade.say(room, bea, "", believable.at(9, 4), lock=Lock.WAITING)
    facade.say(room, bea, NASTY, believable.at(9, 5, -1))
    return facade, room


@pytest.mark.parametrize("form", Form)
def test_each_says_plainly_what_it_is_and_how_each_message_was_protected(form: Form) -> None:
    facade, room = marked_room()
    text = written(facade, room, form)
    assert "not sealed. Whoever gets it can read" in text.replace("\\", "")
    if form is Form.JSON:
        locks = [each["lock"] for each in json.loads(text)["items"] if each["kind"] == "message"]
        assert locks == ["sealed", "open", "unverified", "waiting", "sealed"]
        return
    plain = text.replace("\\", "")
    for mark in (", sealed", ", not sealed: the relay", ", could not be verified", ", waits for"):
        assert mark in plain


def test_a_page_runs_and_loads_nothing() -> None:
    facade, room = marked_room()
    page = written(facade, room, Form.HTML)
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "<b>" not in page
    assert "\u202e" not in page
    assert page.count("<h2>") == 2  # one for each day
    assert page.endswith("</html>\n")


def test_markdown_makes_no_links_pictures_or_html() -> None:
    facade, room = marked_room()
    text = written(facade, room, Form.MARKDOWN)
    assert "![x]" not in text
    assert "[a](" not in text
    assert "<script>" not in text
    assert escaped("- a\n# b_c_") == r"\- a" + "\n" + r"\# b\_c\_"


def test_data_holds_texts_as_they_were_written() -> None:
    facade, room = marked_room()
    data = json.loads(written(facade, room, Form.JSON))
    assert (data["format"], data["version"], data["title"]) == ("sealroom-room", 1, "A <b>room</b>")
    assert data["items"][0]["kind"] == "event"
    last = data["items"][-1]
    assert last["text"] == NASTY
    assert last["sender"] == {
        "id": facade.person("Bea").user_id,
        "name": "Bea",
        "verified": True,
        "me": False,
    }


@pytest.mark.parametrize("form", Form)
def test_hostile_texts_stay_texts(form: Form) -> None:
    facade = believable.alone()
    room = facade.add_room(Room("Hostile"))
    mallory = facade.person("Mallory <i>")
    for text in (*DECEIVING, *TOWERS):
        facade.say(room, mallory, text, believable.NOW)
    made = written(facade, room, form)
    if form is Form.JSON:
        told = [each["text"] for each in json.loads(made)["items"]]
        assert told == [*DECEIVING, *TOWERS]
    else:
        assert "<i>" not in made
        assert not {"\u202e", "\u202d", "\u200f"} & set(made)


def test_recalled_and_edited_messages_say_so() -> None:
    facade, room = marked_room()
    message = room.items[1]
    assert isinstance(message, MessageView)
    room.items[1] = msgspec.structs.replace(message, edited_at=believable.NOW)
    assert ", edited, sealed" in written(facade, room, Form.HTML)
    assert '"edited_at"' in written(facade, room, Form.JSON)
