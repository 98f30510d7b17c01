"""The register: each activity written once, with the origin of each fact, and cleared once."""
