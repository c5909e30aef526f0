"""Where messages are written: lock toggle, field, send button, or why one may not write."""
