"""The protocol controller: what a client does, without a window."""
