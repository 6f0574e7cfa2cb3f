"""The hip: classes, decision rules, and what is offered for each."""
