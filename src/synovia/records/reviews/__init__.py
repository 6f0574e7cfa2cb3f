"""The reviews room of the records: what the clinic's medical lead decided about each rule."""
