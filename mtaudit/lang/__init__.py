"""Language tools that detectors share: words, sentences, inflection, phrase tables."""
