"""Who calls for whom: a colleague named in a note finds it in their inbox, and so does everybody of a named team."""
