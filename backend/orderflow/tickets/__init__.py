"""After-sales: a customer asks, the shop answers within its promised time, both see one thread."""
