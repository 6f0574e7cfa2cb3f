"""The findings, one file per group. A new file here that exports FINDINGS is found by itself."""
