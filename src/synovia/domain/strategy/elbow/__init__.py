"""The elbow: classes, decision rules, and what is offered for each."""
