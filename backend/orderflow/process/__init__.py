"""Watching the shop run: what waits, what failed, what time it is."""
