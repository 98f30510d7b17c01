"""The views of the public site: each takes a ``Visit`` and returns an answer that says what it depends on."""
