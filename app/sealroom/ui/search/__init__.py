"""Finding: the search over all rooms in the left pane, and the switcher."""
