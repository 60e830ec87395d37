"""The engine: finds plugins and files, runs detectors inside a fence, yields a stream of results."""
