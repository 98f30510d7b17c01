"""Clearance, activity by activity and language by language: who has to agree, in which order, until when."""
