"""Forms for the entries of a registry: made from the schema, each field written into the text as it is left."""
