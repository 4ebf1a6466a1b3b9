"""What staff do with the goods."""
