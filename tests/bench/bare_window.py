"""The least that a window of PySide6 costs: shown, then closed, as `sealroom --smoke` does."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow


def main() -> None:
    """Show a window with nothing in it, and end."""
    application = QApplication(sys.argv)
    window = QMainWindow()
    window.show()
    QTimer.singleShot(0, application.closeAllWindows)
    application.exec()


if __name__ == "__main__":
    main()
