"""What emoji there are, and how one is found."""

from PySide6.QtCore import QLocale

from sealroom.protocol import limits
from sealroom.ui.emoji.catalogue import TONES, Emoji, catalogue, with_tone, without_tone


def found(wanted: str) -> list[str]:
    return [each.text for each in catalogue().find(wanted)]


def named(short: str) -> Emoji:
    emoji = catalogue().by_short(short)
    assert emoji is not None, short
    return emoji


def test_every_line_is_an_emoji_that_a_reaction_can_be() -> None:
    everything = catalogue().all
    assert len(everything) > 1_900
    assert len({each.text for each in everything}) == len(everything)
    for each in everything:
        assert each.name, each
        assert each.shorts, each
        assert len(with_tone(each, TONES)) <= limits.EMOJI_LENGTH


def test_the_nearest_names_come_first() -> None:
    assert found("thumbsup")[0] == "👍"
    assert found(":+1:")[0] == "👍"
    assert found("heart")[0] == "❤️"
    assert found("Party pop") == ["🎉"]
    assert "🐈" in found("cat")
    assert found("no such thing") == []
    assert found("  ") == []


def test_chinese_words_find_too() -> None:
    assert "👍" in found("赞")


def test_names_are_in_the_language_of_the_person() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.Chinese))  # the fixture puts it back
    cat = catalogue().of("🐈")
    assert cat is not None
    assert cat.name == "猫"
    assert "🐈" in found("cat")


def test_tones_stand_after_the_first_character_and_come_off_again() -> None:
    hand, police, smile = map(named, ("hand", "policeman", "smile"))
    assert with_tone(hand, 0) == "✋"
    assert with_tone(hand, 1) == "✋🏻"
    assert with_tone(police, 5) == "👮🏿\u200d♂️"
    assert with_tone(smile, 3) == smile.text
    assert without_tone("👮🏿\u200d♂️") == police.text
    assert catalogue().of("✋🏽") == hand
    assert not named("people_holding_hands").takes_tone
