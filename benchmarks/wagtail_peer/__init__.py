"""A small Wagtail site with lean templates, to measure the public site beside: an index of articles, and articles."""
