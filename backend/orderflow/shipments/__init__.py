"""Parcels, from their pick list to the door: assignment, picking, packing, labels, tracking."""
