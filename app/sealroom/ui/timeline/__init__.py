"""The timeline: a view that lays out only what is near, and a delegate split by part."""
