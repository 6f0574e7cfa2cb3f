"""What findings mean: motion against norm and other side, change against error, irritability, stage, posture."""
