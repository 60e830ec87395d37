"""A wing: one file per plugin module, found by the registry."""
