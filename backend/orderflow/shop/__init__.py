"""The shop itself: what it is called, what it promises, and the history of all that was set."""
