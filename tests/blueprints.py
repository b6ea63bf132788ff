"""Blueprints of the handmade families, and faults to put into them: (good, bad, message)."""

GOOD = """\
quiz: week-1   # a comment
title: Week 1
pool: 20
sections:
  - title: Orders
    family: Z3
    chapters: [one]
    count: 2
    points: 1/2
  - families: [Z1, Z2]
    points: 1.5
"""

FAULTS = [
    ("pool: 20", "pool: many", "q.yaml:3: pool: must be a whole number (found 'many')"),
    ("pool: 20", "pol: 20", "q.yaml:3: pol: no such field (found 'pol'); did you mean 'pool'?"),
    ("pool: 20", "pool: 0", "q.yaml:3: pool: must be a whole number, 1 or more (found '0')"),
    ("family: Z3", "family: Z33", "q.yaml:6: sections.0.family: no such family (found 'Z33')"),
    ("[one]", "[onne]", "q.yaml:7: sections.0.chapters: no such chapter (found 'onne'); did you"),
    ("points: 1.5", "points: 0", "q.yaml:11: sections.1.points: must be a whole number, a dec"),
    ("points: 1/2", "points: 1/0", "q.yaml:9: sections.0.points: must be a whole number, a dec"),
    ("points: 1.5", "points: [1]", "q.yaml:11: sections.1.points: must be text (found"),
    ("[Z1, Z2]", "Z1", "q.yaml:10: sections.1.families: must be a list (found 'Z1')"),
    ("title: Orders", "title: Part 2", "q.yaml:10: sections.1.title: two sections have this"),
    ("quiz: week-1 ", "quiz: Week 1 ", "q.yaml:1: quiz: must be small letters, figures and"),
    ("title: Week 1", "mode: marked", "q.yaml:2: mode: must be one of graded, practice"),
    ("count: 2", "skill: tasting", "q.yaml:8: sections.0.skill: no such skill (found 'tasting')"),
    ("count: 2", "level: hard", "q.yaml:8: sections.0.level: no such level (found 'hard'); one of"),
    ("count: 2", "records_in: [rec-x]", "q.yaml:8: sections.0.records_in: no such record"),
    ("count: 2", "count: 2\n    count: 3", "q.yaml:9: count: the key stands twice"),
]

FULL = """\
quiz: week-2
title: Week 2
chapters: [one]
path: U
due: 2026-11-30T12:00
late: {per_day: 10 %, most: 50 %, grace_hours: 1}
accommodations:
  - student: s01
    extra_paper: 1
    fewer: {Orders: 1, Part 2: 25 %}
  - {group: b, large_print: true, fewer: 25 %, extra_time: half an hour}
replaced:
  z1-0123456789: two answers can be defended
sections:
  - title: Orders
    family: Z3
    count: 2
    difficulty: {min: 0.3, max: 0.6}
  - chapters: [two]
    count: 4
    items:
      - z1-0000000000
      - {family: Z2, seed: [7]}
"""
MORE_FAULTS = [
    ("chapters: [one]", "chapters: [onne]", ":3: chapters: no such chapter (found 'onne'); did"),
    ("due: 2026-11-30T12:00", "due: soon", ":5: due: the late rule has no time to count from (fou"),
    ("per_day: 10 %", "per_day: 10", ":6: late.per_day: must be a share with its sign"),
    ("grace_hours", "grace_ours", ":6: late.grace_ours: no such field (found 'grace_ours'); did"),
    ("most: 50 %", "most: 101 %", ":6: late.most: must be a share with its sign"),
    ("student: s01", "extra_time: x", ":8: accommodations.0.student: an accommodation is for"),
    ("extra_paper: 1", "extra_paper: 21", ":9: accommodations.0.extra_paper: must be a whole"),
    ("extra_paper: 1", "xtra_paper: 1", ":9: accommodations.0.xtra_paper: no such field"),
    ("extra_paper: 1", "group: b", ":8: accommodations.0.student: an accommodation is for a stu"),
    ("{Orders: 1", "{Order: 1", ":10: accommodations.0.fewer: no such section (found 'Order'); d"),
    ("{Orders: 1", "{Orders: 2", ":10: accommodations.0.fewer: the section has 2 questions"),
    ("{Orders: 1", "{Orders: some", ":10: accommodations.0.fewer"),
    ("large_print: true", "large_print: big", ":11: accommodations.1.large_print: must be true"),
    ("  z1-0123456789", "  y1-0123456789", ":13: replaced.y1-0123456789: no such family"),
    ("{min: 0.3", "{min: hard", ":18: sections.0.difficulty.min: must be the share of a class"),
    ("{min: 0.3", "{min: 0.7", ":18: sections.0.difficulty.min: is above the max, 0.6 (found"),
    ("{min: 0.3", "{mini: 0.3", ":18: sections.0.difficulty.mini: no such field"),
    ("count: 4", "count: 1", ":20: sections.1.count: the section names 2 items; count includes"),
    ("z1-0000000000", "zz-0000000000", ":22: sections.1.items.0: no such family (found 'zz')"),
    ("z1-0000000000", "z1-0123456789", ":22: sections.1.items.0: the item is asked here and r"),
    ("{family: Z2", "{family: Z22", ":23: sections.1.items.1: no such family (found 'Z22'); did"),
    ("- {family: Z2, seed: [7]}", "- z1-0000000000", ":23: sections.1.items.1: the item is ask"),
]

SHORT = """\
quiz: week-3
title: Week 3
chapters: [one]
sections:
  Z3: 2
  testing: {count: 3, points: 2}
"""
