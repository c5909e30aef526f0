"""Readers as rows."""

from functools import partial

from pytestqt.modeltest import ModelTester

from sealroom.controller.about_views import ReaderView
from sealroom.ui.models.people import PersonRole
from sealroom.ui.models.readers import FEW, ReaderRow, ReadersModel


def rows(count: int) -> list[ReaderRow]:
    return [
        ReaderRow(
            ReaderView(str(number) * 52, f"P{number}", False, False),
            partial(str, f"note {number}"),
        )
        for number in range(count)
    ]


def test_it_keeps_qts_rules(qtmodeltester: ModelTester, qapp: object) -> None:
    model = ReadersModel(rows(9))
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]
    model.show_all()
    assert (model.rowCount(), model.hidden) == (9, 0)


def test_one_more_than_few_is_shown_at_once() -> None:
    assert ReadersModel(rows(FEW + 1)).hidden == 0
    assert ReadersModel(rows(FEW + 2)).hidden == 2


def test_a_row_has_its_note() -> None:
    model = ReadersModel(rows(2))
    assert model.index(1, 0).data(PersonRole.NOTE) == "note 1"
