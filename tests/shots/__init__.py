"""Pictures of every window and dialog: `python -m tests.shots [--out FOLDER] [SCENE ...]`."""
