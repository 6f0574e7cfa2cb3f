"""Encrypted backups of the whole database, and the restore that proves them.

key.py      the key that opens a backup, and where it lies
sealed.py   the file format: chunks of AES-256-GCM that cannot be cut, swapped or changed unseen
manifest.py what a backup says about itself: hash, rows of each table, head of each audit chain
writing.py  pg_dump of one snapshot, sealed as it streams
reading.py  checks the whole file first, restores into an empty database, checks what came back
"""
