"""The body chart as pages of every audience show it: the figure, the list, what a drawing says in words."""
