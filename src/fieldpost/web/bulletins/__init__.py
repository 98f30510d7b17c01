"""Files as they reached the mission, and what was read from them."""
