"""The gate before everything: red flags, contraindications and precautions, and who may be treated."""
