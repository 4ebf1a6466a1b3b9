"""What lies where: stock by SKU and warehouse, what is reserved for whom, and every change of it."""
