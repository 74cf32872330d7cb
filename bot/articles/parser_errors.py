"""What parsers raise over broken files, by experience with fuzzed ones.

Lack of memory is not among them: it ends the worker process. Only calls into a parser are guarded by these, so that a
mistake of our own is not taken for a broken file.
"""

import struct
import zlib

PARSER_ERRORS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
