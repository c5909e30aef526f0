"""What the relay does for each request."""
