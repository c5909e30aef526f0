"""What views show: Qt models over the facade's reading calls, a page at a time."""
