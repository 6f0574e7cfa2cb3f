"""What a clinician and a biller know: pure values and rules, standard library only."""
