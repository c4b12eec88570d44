"""What type checkers are told: `forbear.records` means what the standard library's dataclasses mean.

The same names are handed on, not declared anew, so that checkers know all that they know of them: what `replace` takes,
which class has fields, that a class made by `dataclass` is one. tests/test_records.py holds the two together.
"""

from dataclasses import dataclass as dataclass
from dataclasses import field as field
from dataclasses import fields as fields
from dataclasses import is_dataclass as is_dataclass
from dataclasses import replace as replace
