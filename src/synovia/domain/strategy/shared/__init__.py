"""Rules for neck and low back alike: pain mechanism, fibromyalgia, and the words the rooms share."""
