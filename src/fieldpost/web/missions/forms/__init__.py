"""The forms of directory and mission: what is typed, checked; writing is the actions' part."""
