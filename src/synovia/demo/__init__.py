"""The demo clinic: invented people with coherent stories, made through the same actions the pages use."""
