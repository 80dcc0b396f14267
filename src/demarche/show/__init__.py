"""Show: what was coded, to people. The command line, the dossier, web pages; they read codings and decide nothing.

In:  "Chad closed its border with Sudan on Sunday", coded. Out: the same, on a screen, with its words and its rule.
"""
