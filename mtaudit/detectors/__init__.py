"""Detectors: one file each, with its rules, docs, examples and check."""
