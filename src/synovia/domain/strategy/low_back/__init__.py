"""The low back and pelvis: classes of the 2012 and 2021 guidelines, decision rules, and what is offered."""
