"""Pictures and clips of people from outside, and the landmarks a pose model finds in them. Nothing leaves the machine."""
