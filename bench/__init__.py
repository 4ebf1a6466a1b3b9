"""What one operation of the shop costs: CPU of application and database, beside the bare SQL of the same work."""
