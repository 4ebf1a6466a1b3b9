"""What customers would like to have one day."""
