"""The tables of the two kinds of page."""
