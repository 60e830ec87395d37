"""Reporters: one file per format."""
