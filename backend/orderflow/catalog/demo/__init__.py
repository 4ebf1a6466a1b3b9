"""The demo shop's goods, pictures, reviews and cast: content, and the reader that puts the goods into the catalog."""
