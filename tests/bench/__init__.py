"""Benchmarks: predictions for public data sets, and speed as ratios. Not part of the test run."""
