"""Questions over many patients, answered by the same rules as for one. Reads only."""
