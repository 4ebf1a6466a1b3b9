"""What staff do with the stock."""
