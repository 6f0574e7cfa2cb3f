"""Claims: what one says, what a payer would object to before it is sent, what answers to it mean."""
