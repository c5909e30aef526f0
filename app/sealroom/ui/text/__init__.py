"""Words: texts of others made harmless, times as people say them, sentences for events."""
