"""Verbs by which a shopkeeper sets the shop up."""
