"""`python -m bloc_course`."""

import sys

from bloc_course.cli import main

sys.exit(main())
