"""The verbs of parcels."""
