"""The knee: classes, decision rules, and what is offered for each."""
