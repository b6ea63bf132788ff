"""Item statistics that an instructor can act on: counted, judged in plain sentences, written.

No times of answering are recorded or used, and no student is named: figures are by item, family,
skill, level and record.
"""
