"""Three calls for programs and notebooks: build a quiz, grade what comes back, report on it.

They do what the commands of the command line do, which are made of them, and raise what these
print: `DataProblems` for data, blueprints or rosters that are wrong (all problems at once) and
`CallError` for a call that can't be carried out. Import them from `bloc_course` itself; each has a
module of its own, so that grading does not wait for what only building needs.
"""
