"""Sizes in the timeline, in logical pixels (look.md)."""

MARGIN = 24
COLUMN = 880
"""Widest column; it stands in the middle of a wider window."""
PICTURE = 28
PICTURE_GAP = 8
PADDING_X = 12
PADDING_Y = 8
COMPACT_PADDING_Y = 4
RADIUS = 14
GROUP_GAP = 12
COMPACT_GROUP_GAP = 6
INNER_GAP = 2
SMALL_LINE = 16
META_GAP = 12
META_DROP = 4
"""How much lower than the text's last line time and lock stand."""
SIGN = 12
"""Size of the lock sign."""
MARK_GAP = 4
"""Between a name and the shield of who is verified."""
BUBBLE_SHARE = 0.78
BUBBLE_MOST = 620
END_GAP = 12
"""Below the last item."""
COLLAPSE_LETTERS = 2_000
COLLAPSE_LINES = 24
