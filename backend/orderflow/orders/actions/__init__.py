"""The verbs of carts and orders."""
