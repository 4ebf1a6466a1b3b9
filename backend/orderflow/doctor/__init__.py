"""The doctor: looks a shop over, and says in a sentence each what is wrong and how to mend it."""
