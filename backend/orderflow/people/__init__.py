"""Customers, staff and teams; who signs in, with which role, and the tokens of apps."""
