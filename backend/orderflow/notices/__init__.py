"""Who is told what, when, and by which way: once each, in the language of the order."""
