"""The web side: Django and Wagtail. The register of a mission, its newsroom and what it publishes."""
