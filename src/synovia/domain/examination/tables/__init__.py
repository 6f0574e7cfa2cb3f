"""The examination as tables: what is tested row by row (segments, levels, sites, muscles), typed cell by cell.

`shape.py` says what a table is and reads what was typed, `catalogue.py` lists every table, `told.py` says which
findings of the vocabulary a table states.
"""
