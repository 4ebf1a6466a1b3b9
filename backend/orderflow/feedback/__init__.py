"""What customers think of the goods, the delivery and the service."""
