"""Hand-built parses for tests, so that a new model does not break them.

In:  lines "word/lemma/POS/TAG head dep", heads counted from 1, 0 for the root. Out: a spaCy Doc with that tree.
"""

from __future__ import annotations

import spacy
from spacy.tokens import Doc


def parse(lines: str) -> Doc:
    """A Doc of one sentence. Words are set apart by blanks, but for closing punctuation and clitics."""
    rows = [line.split() for line in lines.strip().splitlines()]
    words, lemmas, pos, tags = zip(*(row[0].split("/") for row in rows), strict=True)
    heads = [int(row[1]) - 1 if row[1] != "0" else i for i, row in enumerate(rows)]
    deps = [row[2] if row[1] != "0" else "ROOT" for row in rows]
    glued = {".", ",", "?", "'s", "n't", "”", ";"}
    spaces = [i + 1 < len(words) and words[i + 1] not in glued for i in range(len(words))]
    return Doc(
        spacy.blank("en").vocab, words=list(words), spaces=spaces, lemmas=list(lemmas), pos=list(pos), tags=list(tags),
        heads=heads, deps=deps, sent_starts=[i == 0 for i in range(len(words))],
    )  # fmt: skip


PASSIVE = """
The/the/DET/DT 2 det
drones/drone/NOUN/NNS 11 nsubj:pass
,/,/PUNCT/, 6 punct
which/which/PRON/WDT 6 nsubj:pass
were/be/AUX/VBD 6 aux:pass
delivered/deliver/VERB/VBN 2 acl:relcl
by/by/ADP/IN 8 case
Togo/Togo/PROPN/NNP 6 obl:agent
,/,/PUNCT/, 2 punct
were/be/AUX/VBD 11 aux:pass
condemned/condemn/VERB/VBN 0 root
by/by/ADP/IN 13 case
Ghana/Ghana/PROPN/NNP 11 obl:agent
././PUNCT/. 11 punct
"""

LIGHT = """
Mali/Mali/PROPN/NNP 2 nsubj
launched/launch/VERB/VBD 0 root
an/a/DET/DT 4 det
attack/attack/NOUN/NN 2 obj
on/on/ADP/IN 6 case
Gao/Gao/PROPN/NNP 4 nmod
././PUNCT/. 2 punct
"""

CONTROL = """
Russia/Russia/PROPN/NNP 4 nsubj
and/and/CCONJ/CC 3 cc
China/China/PROPN/NNP 1 conj
vowed/vow/VERB/VBD 0 root
to/to/PART/TO 6 mark
keep/keep/VERB/VB 4 xcomp
supporting/support/VERB/VBG 6 xcomp
Iran/Iran/PROPN/NNP 7 obj
././PUNCT/. 4 punct
"""

RAISED = """
Chad/Chad/PROPN/NNP 2 nsubj
accused/accuse/VERB/VBD 0 root
Togo/Togo/PROPN/NNP 5 nsubj
of/of/SCONJ/IN 5 mark
breaking/break/VERB/VBG 2 advcl
the/the/DET/DT 7 det
truce/truce/NOUN/NN 5 obj
././PUNCT/. 2 punct
"""

NEGATED = """
The/the/DET/DT 2 det
army/army/NOUN/NN 5 nsubj
did/do/AUX/VBD 5 aux
n't/not/PART/RB 5 advmod
shell/shell/VERB/VB 0 root
Gao/Gao/PROPN/NNP 5 obj
././PUNCT/. 5 punct
"""

PLANNED = """
Chad/Chad/PROPN/NNP 2 nsubj
plans/plan/VERB/VBZ 0 root
to/to/PART/TO 4 mark
visit/visit/VERB/VB 2 xcomp
Mali/Mali/PROPN/NNP 4 obj
././PUNCT/. 2 punct
"""

REFUSED = """
Chad/Chad/PROPN/NNP 2 nsubj
refused/refuse/VERB/VBD 0 root
to/to/PART/TO 4 mark
visit/visit/VERB/VB 2 xcomp
Mali/Mali/PROPN/NNP 4 obj
././PUNCT/. 2 punct
"""

CONDITIONAL = """
If/if/SCONJ/IN 3 mark
Chad/Chad/PROPN/NNP 3 nsubj
attacks/attack/VERB/VBZ 7 advcl
,/,/PUNCT/, 3 punct
Mali/Mali/PROPN/NNP 7 nsubj
will/will/AUX/MD 7 aux
retaliate/retaliate/VERB/VB 0 root
././PUNCT/. 7 punct
"""

HEDGED = """
Chad/Chad/PROPN/NNP 3 nsubj
reportedly/reportedly/ADV/RB 3 advmod
met/meet/VERB/VBD 0 root
Mali/Mali/PROPN/NNP 3 obj
././PUNCT/. 3 punct
"""
