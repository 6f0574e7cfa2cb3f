"""What the literature and the tariffs say: dated, cited data and one strict loader."""
