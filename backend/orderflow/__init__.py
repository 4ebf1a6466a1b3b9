"""Orderflow: the whole life of an e-commerce order behind one GraphQL schema."""
