"""Rules for all regions alike: pain mechanism, arthritis, injuries, fibromyalgia, and the words the rooms share."""
