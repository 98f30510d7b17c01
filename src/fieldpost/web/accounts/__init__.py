"""Who has an account, and how they sign in."""
