"""The right pane: who is in the room, and the history of its keys."""
