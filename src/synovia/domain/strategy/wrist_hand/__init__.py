"""The wrist and hand: classes, decision rules, and what is offered for each."""
