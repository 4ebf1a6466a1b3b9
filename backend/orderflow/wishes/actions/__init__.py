"""The verbs of wishes."""
