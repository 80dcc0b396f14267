"""The command line: thin commands, each around one public function.

In:  `demarche code wire/ -o wire.jsonl`. Out: codings on standard output or in files, progress and problems on
standard error. Exit codes: 0 all went well; 1 an input could not be read or a store, rule or model is broken (one
line says which); 2 the command was not understood; 130 interrupted.
"""

from demarche.show.cli.app import main

__all__ = ["main"]
