import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from sealroom.ui.clipboard import copy_secret, copy_text, forget_secret, unremembered

SIGNS = set(unremembered())


def formats() -> set[str]:
    return set(QGuiApplication.clipboard().mimeData().formats())


@pytest.mark.parametrize("remembered", [True, False])
def test_a_copy_is_signed_where_no_history_is_to_have_it(
    qapp: QApplication, remembered: bool
) -> None:
    copy_text("to the mill", remembered=remembered)

    assert QGuiApplication.clipboard().text() == "to the mill"
    assert (formats() >= SIGNS) is not remembered


def test_a_secret_is_signed_and_taken_out_again(qapp: QApplication) -> None:
    copy_secret("ABCD-EFGH")
    assert formats() >= SIGNS
    forget_secret()

    assert QGuiApplication.clipboard().text() == ""


def test_what_someone_else_copied_stays(qapp: QApplication) -> None:
    copy_secret("ABCD-EFGH")
    copy_text("something else")
    forget_secret()

    assert QGuiApplication.clipboard().text() == "something else"


@pytest.mark.parametrize(
    ("platform", "signs"),
    [
        ("linux", {"x-kde-passwordManagerHint": b"secret"}),
        (
            "win32",
            {
                "ExcludeClipboardContentFromMonitorProcessing": bytes(4),
                "CanIncludeInClipboardHistory": bytes(4),
                "CanUploadToCloudClipboard": bytes(4),
            },
        ),
        ("darwin", {}),
    ],
)
def test_each_system_has_signs_of_its_own(platform: str, signs: dict[str, bytes]) -> None:
    assert unremembered(platform) == signs
