"""Verbs that touch money, goods and parcels of one order at once: cancel, expire, make good what cannot come."""
