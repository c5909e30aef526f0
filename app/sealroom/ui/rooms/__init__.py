"""The left pane: who one is, requests to answer, and the rooms."""
