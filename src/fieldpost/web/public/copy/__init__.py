"""The static copy: the whole public site of a mission as files that any web server serves (docs/how-to/hand-over-the-site.md)."""
