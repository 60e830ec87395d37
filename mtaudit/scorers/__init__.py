"""Scorers: one file (or folder) each; heavy libraries are imported only when scoring."""
