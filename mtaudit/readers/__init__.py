"""Readers: one file per format; bytes in, documents out, every offset recorded while reading."""
