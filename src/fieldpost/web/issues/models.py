"""Issues of the mission's bulletin, their items, publications and errata."""
