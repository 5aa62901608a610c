"""One file for each vendor, named as its row in src/schemes/."""
