"""The only room that knows Strawberry: the schema as a window onto tables and verbs."""
