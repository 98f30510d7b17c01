"""``base`` holds what is the same everywhere; ``dev``, ``test`` and ``production`` import it and add their own."""
