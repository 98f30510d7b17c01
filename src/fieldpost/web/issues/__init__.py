"""The month's issue: compiled from what is cleared, arranged, frozen, published and corrected."""
