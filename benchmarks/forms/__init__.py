"""The same act in other clauses: whether what a rule reads in its example is read in every form of the verb.

In:  the examples of the event rules. Out: by form the share that is read with its type, its parties and its actuality.
"Chad recalled its envoy." should be read in "Chad is reported to have recalled its envoy." too.
"""
