"""The ankle and foot: classes, decision rules, and what is offered for each."""
