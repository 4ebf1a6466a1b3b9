"""What the shop sells: categories, products and their variants, prices, tax classes, and how goods are found."""
