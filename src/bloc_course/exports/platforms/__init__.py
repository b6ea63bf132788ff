"""The formats that a quiz is exported to; every module with a `SPEC` is one."""
