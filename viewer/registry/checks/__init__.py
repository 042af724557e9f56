"""Rules about a registry, one a module; each yields problems."""
