"""Checks rules: their own examples, one against another, and what they lack.

In:  a coder with its rules. Out: `Finding`s in order of severity, none when all is well: "poach.yaml:7: poach.verb.net:
not read (read by no rule): Smugglers netted two elephants."
"""

from demarche.checking.clashes import find_clashes
from demarche.checking.examples import check_examples
from demarche.checking.findings import Finding
from demarche.checking.gaps import find_gaps
from demarche.checking.trials import run_examples, tried_rules

__all__ = ["Finding", "check_examples", "find_clashes", "find_gaps", "run_examples", "tried_rules"]
