"""A treebank of our own, small enough to read: two documents, with a contraction, a quotation and a GUM entity."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from training.treebanks import Sentence, read_treebank

TREEBANK = """\
# newdoc id = wire-1
# sent_id = wire-1-1
# newpar id = wire-1-p1
# text = The talks in Nairobi failed.
1	The	the	DET	DT	Definite=Def	2	det	_	_
2	talks	talk	NOUN	NNS	Number=Plur	5	nsubj	_	_
3	in	in	ADP	IN	_	4	case	_	_
4	Nairobi	Nairobi	PROPN	NNP	Number=Sing	2	nmod	_	Entity=(1-place-new-nnnnn-cf1-1-sgl)
5	failed	fail	VERB	VBD	Tense=Past	0	root	_	SpaceAfter=No
6	.	.	PUNCT	.	_	5	punct	_	_

# sent_id = wire-1-2
# text = Minister Achieng Mwangi didn't resign.
1	Minister	minister	PROPN	NNP	Number=Sing	2	nmod:desc	_	Entity=(2-person-new-nnnnn-cf1-2,3-sgl
2	Achieng	Achieng	PROPN	NNP	Number=Sing	6	nsubj	_	_
3	Mwangi	Mwangi	PROPN	NNP	Number=Sing	2	flat	_	Entity=2)
4-5	didn't	_	_	_	_	_	_	_	_
4	did	do	AUX	VBD	Tense=Past	6	aux	_	_
5	n't	not	PART	RB	_	6	advmod	_	_
6	resign	resign	VERB	VB	VerbForm=Inf	0	root	_	SpaceAfter=No
7	.	.	PUNCT	.	_	6	punct	_	_

# newdoc id = wire-2
# sent_id = wire-2-1
# newpar id = wire-2-p1
# text = He said: "We agreed."
1	He	he	PRON	PRP	_	2	nsubj	_	_
2	said	say	VERB	VBD	_	0	root	_	SpaceAfter=No
3	:	:	PUNCT	:	_	6	punct	_	_
4	"	"	PUNCT	``	_	6	punct	_	SpaceAfter=No
5	We	we	PRON	PRP	_	6	nsubj	_	_
6	agreed	agree	VERB	VBD	_	2	ccomp	_	SpaceAfter=No
7	.	.	PUNCT	.	_	2	punct	_	SpaceAfter=No
8	"	"	PUNCT	''	_	6	punct	_	_

"""


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    """The file."""
    path = tmp_path / "wire.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    return path


@pytest.fixture
def sentences(treebank: Path) -> list[Sentence]:
    """Its sentences."""
    return read_treebank(treebank)


@pytest.fixture
def rng() -> random.Random:
    """The same chances in every test."""
    return random.Random(7)
