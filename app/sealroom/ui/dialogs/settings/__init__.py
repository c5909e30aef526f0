"""The pages of a room's settings."""
