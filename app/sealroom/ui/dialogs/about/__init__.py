"""The sheet that says everything about one message, in parts."""
