"""Replies, reactions, edits and recalls: what holds, in whose name, and what stays of it."""

import itertools
from collections.abc import Iterator

import pytest

from sealroom.controller import amending, outbox
from sealroom.controller.errors import NotAllowed, TextRefused
from sealroom.controller.events import MessageArrived
from sealroom.controller.flow import Flow
from sealroom.controller.reading_state import mark_read
from sealroom.controller.timeline_views import Doubt, Lock, MessageView
from sealroom.protocol.codec import encode_content
from sealroom.protocol.content import Content, Edit, Mention, Reaction, Recall, Text
from sealroom.protocol.entry import Accept, Leave, Role, SetRole
from sealroom.protocol.message import Message
from sealroom.protocol.requests import SendMsgRequest
from sealroom.protocol.responses import MsgAccepted
from tests.controller.desk import Citizen, Desk, Hall
from tests.relay.person import Person


class Table:
    """Sofia's desk in Mira's room, where Jonas is, too; each speaks by a counter of their own."""

    def __init__(self, desk: Desk, hall: Hall, jonas: Person) -> None:
        self.desk = desk
        self.hall = hall
        self.jonas = jonas
        self._counters: dict[str, Iterator[int]] = {}
        desk.hear(hall.grow(hall.invitation_of(jonas)))
        desk.hear(hall.grow(hall.room.sign(jonas, Accept(jonas.keys))))

    def says(self, who: Person, said: Content) -> str:
        """Somebody's message arrives; its id."""
        message = self.message(who, said)
        self.desk.hear(self.hall.spoken(message))
        return message.header.message_id

    def message(self, who: Person, said: Content) -> Message:
        numbers = self._counters.setdefault(who.user_id, itertools.count(1))
        return self.hall.message(who, "", counter=next(numbers), content=encode_content(said))

    def does(self, flow: Flow[object]) -> object:
        """Sofia does something; what came of it, or the problem."""
        ((result, problem),) = self.desk.run(lambda _: flow)
        return problem or result

    def writes(self, said: Content) -> str:
        """Sofia says something, and the relay takes it."""
        ((message_id, problem),) = self.desk.run(
            lambda c: outbox.write(c, self.hall.id, said, sealed=True)
        )
        assert problem is None
        self.goes_out()
        return str(message_id)

    def goes_out(self) -> None:
        """The relay takes Sofia's next message, and it comes by in the log."""
        request = next(r for r in self.desk.requests if isinstance(r, SendMsgRequest))
        spoken = self.hall.spoken(request.message)
        self.desk.answer("send_msg", MsgAccepted(spoken.seq, spoken.received_at))
        self.desk.hear(spoken)

    def line(self, message_id: str) -> MessageView:
        found = self.desk.reader.message(self.hall.id, message_id)
        assert found is not None
        return found

    def texts(self) -> list[str]:
        return [line.text for line in self.desk.lines(self.hall.id)]

    def reactions(self, message_id: str) -> list[tuple[str, int, bool]]:
        return [(r.emoji, r.count, r.mine) for r in self.line(message_id).reactions]

    @property
    def mira(self) -> Person:
        return self.hall.owner


@pytest.fixture
def table(desk: Desk, hall: Hall, jonas: Citizen) -> Table:
    return Table(desk, hall, jonas.person)


def test_an_answer_shows_what_it_answers_as_it_is_held_here(table: Table) -> None:
    asked = table.says(table.mira, Text("Who brings the nets?"))
    answer = table.says(table.jonas, Text("I do", reply_to=asked))

    quote = table.line(answer).reply
    assert quote is not None
    assert (quote.text, quote.sender, quote.order) == (
        "Who brings the nets?",
        table.mira.user_id,
        table.line(asked).order,
    )
    assert not table.line(answer).mentions_me


def test_an_answer_to_what_is_not_here_says_so(table: Table) -> None:
    answer = table.says(table.jonas, Text("I do", reply_to="a" * 26))
    quote = table.line(answer).reply
    assert quote is not None
    assert (quote.order, quote.text) == (None, "")


def test_who_is_named_or_answered_is_told_so_until_it_is_read(table: Table) -> None:
    mine = table.writes(Text("I am late"))
    table.says(table.mira, Text("No matter", reply_to=mine))
    mention = Mention(table.desk.me.user_id, 0, 6)
    named = table.says(table.jonas, Text("@Sofia see above", mentions=(mention,)))
    table.says(table.jonas, Text("@Mira you too", mentions=(Mention(table.mira.user_id, 0, 5),)))

    assert table.desk.reader.room(table.hall.id, table.desk.now).mentions == 2
    (shown,) = table.line(named).mentions
    assert (shown.is_me, shown.start, shown.length) == (True, 0, 6)

    table.does(mark_read(table.desk.engine.context, table.hall.id, None))
    assert table.desk.reader.room(table.hall.id, table.desk.now).mentions == 0


def test_reactions_are_counted_and_taken_away_again(table: Table) -> None:
    said = table.says(table.mira, Text("The heron is back"))
    table.says(table.jonas, Reaction(said, "🎉"))
    table.says(table.mira, Reaction(said, "🎉"))
    table.says(table.mira, Reaction(said, "❤️"))
    table.says(table.mira, Reaction(said, "🎉", on=False))

    assert table.reactions(said) == [("🎉", 1, False), ("❤️", 1, False)]
    assert table.texts() == ["The heron is back"], "a reaction has no line of its own"


def test_a_reaction_is_nothing_unread_and_no_news(table: Table) -> None:
    said = table.says(table.mira, Text("The heron is back"))
    unread = table.desk.reader.room(table.hall.id, table.desk.now).unread
    table.desk.events.clear()

    table.says(table.mira, Reaction(said, "🎉"))

    room = table.desk.reader.room(table.hall.id, table.desk.now)
    assert (room.unread, room.last.text if room.last else "") == (unread, "The heron is back")
    assert not any(isinstance(event, MessageArrived) for event in table.desk.events)


def test_an_own_reaction_stands_at_once_and_goes_out_once(table: Table) -> None:
    said = table.says(table.mira, Text("The heron is back"))
    table.does(amending.react(table.desk.engine.context, table.hall.id, said, "🎉", on=True))
    (shown,) = table.line(said).reactions
    assert (shown.mine, shown.sending) == (True, True)

    table.goes_out()
    (shown,) = table.line(said).reactions
    assert (shown.mine, shown.sending) == (True, False)

    table.does(amending.react(table.desk.engine.context, table.hall.id, said, "🎉", on=True))
    assert not [r for r in table.desk.requests if isinstance(r, SendMsgRequest)]


@pytest.mark.parametrize("emoji", ["", "x" * 33])
def test_what_is_no_emoji_is_refused(table: Table, emoji: str) -> None:
    said = table.says(table.mira, Text("The heron is back"))
    flow = amending.react(table.desk.engine.context, table.hall.id, said, emoji, on=True)
    assert isinstance(table.does(flow), TextRefused)


def test_an_edit_takes_the_place_of_the_text_and_the_old_one_stays_visible(table: Table) -> None:
    said = table.says(table.mira, Text("At nine"))
    table.says(table.jonas, Text("Good", reply_to=said))
    table.says(table.mira, Edit(said, "At ten"))
    table.says(table.mira, Edit(said, "At eleven"))

    line = table.line(said)
    assert (line.text, line.lock) == ("At eleven", Lock.SEALED)
    assert line.edited_at is not None
    assert table.texts() == ["At eleven", "Good"]
    row = table.desk.reader
    versions = [each.text for each in row.versions(table.hall.id, said)]
    assert versions == ["At nine", "At ten", "At eleven"]


def test_an_edit_in_anothers_name_changes_nothing_and_is_shown_as_not_believed(
    table: Table,
) -> None:
    said = table.says(table.mira, Text("At nine"))
    forged = table.says(table.jonas, Edit(said, "At midnight"))

    assert table.line(said).text == "At nine"
    assert table.line(forged).lock is Lock.UNVERIFIED
    about = table.desk.reader.about_message(table.hall.id, forged)
    assert about is not None
    assert about.doubt is Doubt.NOT_THEIRS


def test_an_edit_that_comes_before_what_it_changes_in_anothers_name_changes_nothing(
    table: Table,
) -> None:
    later = table.message(table.mira, Text("At nine"))
    table.says(table.jonas, Edit(later.header.message_id, "At midnight"))
    table.desk.hear(table.hall.spoken(later))

    assert table.line(later.header.message_id).text == "At nine"


def test_own_messages_can_be_edited_and_nobody_elses(table: Table) -> None:
    mine = table.writes(Text("At nine"))
    theirs = table.says(table.mira, Text("Good"))
    context = table.desk.engine.context
    table.does(amending.edit(context, table.hall.id, Edit(mine, "At ten"), sealed=True))
    assert (table.line(mine).text, table.line(mine).change_sending) == ("At ten", True)
    table.goes_out()
    assert (table.line(mine).text, table.line(mine).change_sending) == ("At ten", False)

    refused = table.does(amending.edit(context, table.hall.id, Edit(theirs, "Bad"), sealed=True))
    assert isinstance(refused, NotAllowed)


def test_a_recalled_message_is_destroyed_in_all_its_versions(table: Table) -> None:
    said = table.says(table.mira, Text("My secret"))
    table.says(table.mira, Edit(said, "My other secret"))
    table.says(table.jonas, Reaction(said, "😮"))
    answer = table.says(table.jonas, Text("Oh!", reply_to=said))
    table.says(table.mira, Recall(said))

    line = table.line(said)
    assert (line.text, line.reactions, line.edited_at) == ("", (), None)
    assert line.recall is not None
    assert (line.recall.by, line.recall.by_author) == (table.mira.user_id, True)
    quote = table.line(answer).reply
    assert quote is not None
    assert (quote.text, quote.recalled) == ("", True)
    assert table.desk.reader.versions(table.hall.id, said) == []
    kept = table.desk.database.connection.execute("SELECT content FROM timeline").fetchall()
    assert not any(content and b"secret" in content for (content,) in kept)


def test_what_comes_after_its_own_recall_is_destroyed_as_it_comes(table: Table) -> None:
    later = table.message(table.mira, Text("My secret"))
    table.says(table.mira, Recall(later.header.message_id))
    table.says(table.mira, Edit(later.header.message_id, "My other secret"))
    table.desk.hear(table.hall.spoken(later))

    line = table.line(later.header.message_id)
    assert (line.text, line.recall is not None) == ("", True)


def test_a_member_cannot_recall_what_another_wrote_and_an_owner_can(table: Table) -> None:
    said = table.says(table.jonas, Text("Buy my boat"))
    mine = table.writes(Text("How much?"))
    context = table.desk.engine.context
    refused = table.does(amending.recall(context, table.hall.id, said))
    assert isinstance(refused, NotAllowed)
    assert not table.line(said).may_recall

    forged = table.says(table.jonas, Recall(mine))
    assert table.line(mine).text == "How much?"
    assert table.line(forged).lock is Lock.UNVERIFIED

    table.says(table.mira, Recall(said))
    recall = table.line(said).recall
    assert recall is not None
    assert (recall.by, recall.by_author) == (table.mira.user_id, False)


def test_who_was_admin_at_that_place_recalled_and_losing_the_role_brings_nothing_back(
    table: Table,
) -> None:
    mine = table.writes(Text("Buy my boat"))
    table.desk.hear(
        table.hall.grow(table.hall.room.sign(table.mira, SetRole(table.jonas.user_id, Role.ADMIN)))
    )
    table.says(table.jonas, Recall(mine))
    table.desk.hear(
        table.hall.grow(table.hall.room.sign(table.mira, SetRole(table.jonas.user_id, Role.MEMBER)))
    )
    assert table.line(mine).recall is not None


def test_an_own_recall_destroys_only_once_the_relay_has_it(table: Table) -> None:
    mine = table.writes(Text("My secret"))
    table.does(amending.recall(table.desk.engine.context, table.hall.id, mine))
    line = table.line(mine)
    assert line.recall is not None
    assert (line.recall.sending, line.text) == (True, "")
    assert _content(table, mine) is not None, "it may still be refused"

    table.goes_out()
    assert _content(table, mine) is None


def _content(table: Table, message_id: str) -> bytes | None:
    ((content,),) = table.desk.database.connection.execute(
        "SELECT content FROM timeline WHERE message_id = ?", (message_id,)
    ).fetchall()
    return bytes(content) if content is not None else None


def test_a_reaction_whose_key_comes_late_leaves_its_line_and_joins_its_message(
    sofia: Citizen, hall: Hall, jonas: Citizen
) -> None:
    desk = Desk(sofia)
    desk.sign_in()
    desk.hear(*hall.log())
    table = Table(desk, hall, jonas.person)
    said = table.says(table.mira, Text("The heron is back"))
    table.says(table.mira, Reaction(said, "🎉"))
    assert [line.lock for line in desk.lines(hall.id)] == [Lock.WAITING] * 2

    desk.hear(hall.wrap(hall.owner, desk.me))

    assert table.texts() == ["The heron is back"]
    assert table.reactions(said) == [("🎉", 1, False)]


def test_what_only_a_newer_sealroom_can_show_is_a_line_that_says_so(table: Table) -> None:
    message = table.hall.message(
        table.mira, "", counter=1, content=b'{"type":"poll","question":"?"}'
    )
    table.desk.hear(table.hall.spoken(message))

    line = table.line(message.header.message_id)
    assert (line.newer, line.lock, line.text) == (True, Lock.SEALED, "")


def test_the_sheet_of_an_edited_message_tells_of_the_text_that_is_shown(table: Table) -> None:
    """Who came between the two could read the second, and not the first."""
    desk, hall = table.desk, table.hall
    desk.hear(hall.grow(hall.room.sign(table.jonas, Leave())))
    said = table.says(table.mira, Text("At nine"))
    first = desk.reader.about_message(hall.id, said)
    desk.hear(hall.grow(hall.invitation_of(table.jonas)))
    desk.hear(hall.grow(hall.room.sign(table.jonas, Accept(table.jonas.keys))))
    table.says(table.mira, Edit(said, "At ten"))
    second = desk.reader.about_message(hall.id, said)

    for about, could in ((first, False), (second, True)):
        assert about is not None
        assert about.readers is not None
        members = {each.user_id for each in about.readers.members}
        assert (table.jonas.user_id in members) is could


def test_who_came_after_a_message_keeps_nothing_of_its_edit_once_it_is_recalled(
    table: Table,
) -> None:
    before = table.message(table.mira, Text("My secret")).header.message_id
    edit = table.says(table.mira, Edit(before, "My other secret"))
    forged = table.says(table.jonas, Recall(before))
    assert _content(table, edit) is not None, f"{forged} is by nobody who may"

    table.says(table.mira, Recall(before))
    assert _content(table, edit) is None
