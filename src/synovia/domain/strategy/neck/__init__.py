"""The neck: classes of the 2017 guideline, decision rules, and what is offered for each."""
