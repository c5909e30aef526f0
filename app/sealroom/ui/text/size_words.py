"""Sizes and counts as people of the locale write them."""

from PySide6.QtCore import QLocale


def size_words(size: int) -> str:
    """1.2 MB: by thousands, as disks and file managers count."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def count_words(count: int) -> str:
    """12,000."""
    return QLocale().toString(count)
