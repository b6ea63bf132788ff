"""The kinds of file that answers are read from; every module with a `SPEC` is one."""
