"""Small parts without Qt that everything else may use."""
