"""The upper back and ribs: classes, decision rules, and what is offered for each."""
