"""The camera: landmarks, angles and captures, on stick figures and on rendered people at exact angles."""
