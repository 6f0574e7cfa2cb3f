"""What is done and how much: the catalogue of techniques and exercises, and the dose they are given in."""
