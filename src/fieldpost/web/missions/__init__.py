"""Missions and who works there, in which role; the directory of places, people, organisations and themes."""
