"""Article texts: reading them, finding passages and mentions in them."""
