"""Who is read to say what: kinds, frames, sources, silence, records."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.lang.en import English
from spacy.language import Language
from spacy.tokens import Doc

from demarche.attributions import ReportingLexicon, find_attributions
from demarche.cast import Cast
from demarche.language.frames import FrameLexicon, find_frames
from demarche.language.quotations import find_quotations
from demarche.records import Actor, ActorMention, Attribution, Span

Read = Callable[[str], tuple[Attribution, ...]]
ReadDoc = Callable[[Doc], tuple[Attribution, ...]]


def told(text: str, attribution: Attribution, role: str) -> list[str]:
    return [text[start:end] for start, end in getattr(attribution, role)]


def contents(text: str, found: tuple[Attribution, ...]) -> list[tuple[list[str], list[str]]]:
    return [(told(text, a, "source"), told(text, a, "content")) for a in found]


@pytest.mark.parametrize(
    ("text", "source", "content", "kind"),
    [
        ('"We left before dawn," Mensah said.', ["Mensah"], ["We left before dawn"], "direct"),
        ("“We left before dawn,” said Kofi Mensah.", ["Kofi Mensah"], ["We left before dawn"], "direct"),
        ("Mensah said: “We left before dawn.”", ["Mensah"], ["We left before dawn."], "direct"),
        ("Mensah said they had left before dawn.", ["Mensah"], ["they had left before dawn"], "indirect"),
        ("They had left before dawn, Mensah said.", ["Mensah"], ["They had left before dawn"], "indirect"),
        ('Mensah said they had left "in a great hurry."', ["Mensah"], ['they had left "in a great hurry.'], "mixed"),
        ("Two men were killed, according to the police.", ["the police"], ["Two men were killed"], "indirect"),
    ],
)
def test_direct_indirect_and_mixed(read: Read, text: str, source: list[str], content: list[str], kind: str) -> None:
    """Quotation marks, clauses and both together, with the cue before and behind."""
    (found,) = read(text)
    assert (told(text, found, "source"), told(text, found, "content"), found.kind) == (source, content, kind)


def test_quotation_broken_by_its_cue_is_one_attribution_with_two_contents(read: Read) -> None:
    """`"…," he said, "…"`."""
    text = '"The risk," Mensah said, "is that nobody will come back to the talks."'
    assert contents(text, read(text)) == [(["Mensah"], ["The risk", "is that nobody will come back to the talks."])]


def test_later_sentences_of_a_quotation_belong_to_the_same_speaker(read: Read) -> None:
    """Sentences behind the cue, and those before it inside the same marks."""
    text = '"We left. It was late," Mensah said. "Nobody slept. We will not go back."'
    assert contents(text, read(text)) == [(["Mensah"], ["We left. It was late", "Nobody slept. We will not go back."])]


def test_reopened_marks_carry_a_quotation_into_the_next_paragraph(read: Read) -> None:
    """News opens each paragraph of a long statement anew and closes the last."""
    text = "“We left before dawn,” Mensah said. “The road was bad.\n\n“Nobody slept that night.”\n\nThe camp was empty."
    (found,) = read(text)
    assert told(text, found, "content") == ["We left before dawn", "The road was bad.", "Nobody slept that night."]


def test_speaker_of_the_sentence_before(read: Read) -> None:
    """A quotation without a cue, behind a sentence that reports its speaker."""
    text = 'Mensah said the camp was empty. "Nobody was there when we came."'
    assert contents(text, read(text)) == [(["Mensah"], ["the camp was empty", "Nobody was there when we came."])]


def test_parenthesis_inside_the_reported_sentence(read: Read) -> None:
    """ "…, aides say, …"."""
    text = "The deal, aides say, is dead."
    assert contents(text, read(text)) == [(["aides"], ["The deal", "is dead"])]


@pytest.mark.parametrize(
    "text",
    [
        'The sailors of the "Black Star" came home on Friday.',
        'She lent him her copy of "The Long March" in the spring.',
        'Kofi "the Hammer" Mensah won the fight in Lome.',
        'The "experts" met in a cellar.',
    ],
)
def test_titles_ships_nicknames_and_scare_quotes_are_no_attributions(read: Read, text: str) -> None:
    """Quotation marks alone report nothing."""
    assert read(text) == ()


def test_headline_and_interview_labels(read: Read) -> None:
    """ "Q:/A:" and transcripts: the label is the source, the colon the cue."""
    text = "Q: Why did you leave the talks so early?\n\nA: The other side never came to the table."
    assert contents(text, read(text)) == [
        (["Q"], ["Why did you leave the talks so early?"]),
        (["A"], ["The other side never came to the table"]),
    ]


def test_signed_quotation(read: Read) -> None:
    """A dash and a name behind a quotation."""
    text = "“This vote gives our people the anger to go out.” ― Ama Owusu\n\nThe vote is on Friday."
    assert contents(text, read(text))[0] == (["Ama Owusu"], ["This vote gives our people the anger to go out."])


def test_two_verbs_share_their_subject(read: Read) -> None:
    """ "X denied … and accused …": both are X's."""
    text = "Lome denied the charge and accused Cotonou of arming the rebels."
    found = read(text)
    assert [a.stance for a in found] == ["deny", "allege"]
    assert [told(text, a, "source") for a in found] == [["Lome"], ["Lome"]]


def test_dateline_is_no_source(read: Read) -> None:
    """ "GENEVA (AP) — The envoy said …"."""
    text = "GENEVA (AP) — The envoy said the truce had failed."
    assert contents(text, read(text)) == [(["The envoy"], ["the truce had failed"])]


def test_speech_of_a_named_other_inside_a_speech_is_kept(read: Read) -> None:
    """Reuters reports what a spokesman says; both are attributions."""
    text = "A spokesman said that the fighters had been sent to burn the consulate, Reuters reported."
    assert [told(text, a, "source") for a in read(text)] == [["Reuters"], ["A spokesman"]]


def test_thoughts_inside_a_speech_are_the_speakers(read: Read) -> None:
    """What a speaker says that others want is his to say."""
    text = "Mensah said the rebels want to talk."
    assert contents(text, read(text)) == [(["Mensah"], ["the rebels want to talk"])]


def test_mere_possibility_is_no_attribution(read: Read) -> None:
    """An object frame counts only where it is asserted."""
    assert read("Efforts to condemn the raid failed.") == ()
    assert read("Who condemned the raid?") == ()


def test_reported_tells_claims_from_what_is_only_named(read: Read) -> None:
    """ "condemned the raid" takes nothing on the speaker's word; "said the raid was wrong" does."""
    assert [a.reported for a in read("The bishops condemned the raid.")] == [False]
    assert [a.reported for a in read("The bishops said the raid was wrong.")] == [True]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("There has been no official comment from Ankara on the charge.", "Ankara", "the charge"),
        ("The envoy declined to comment on the raid.", "The envoy", "to comment on the raid"),
        ("Lome did not respond to a request for comment.", "Lome", "a request for comment"),
        ("The ministry could not be reached for comment.", "The ministry", "comment"),
    ],
)
def test_silence_is_recorded_with_whose_and_on_what(read: Read, text: str, source: str, content: str) -> None:
    """Stance no_comment."""
    (found,) = read(text)
    assert found.stance == "no_comment"
    assert (told(text, found, "source"), told(text, found, "content")) == ([source], [content])


def test_speaker_and_addressee_come_from_the_cast(
    nlp: Language, lexicon: ReportingLexicon, words: FrameLexicon
) -> None:
    """The mention at the head of the source phrase is the speaker, that of the object the addressee."""
    text = "Mensah told Owusu that the talks had failed."
    doc = nlp(text)
    actors = [Actor(id="a1", name="Kofi Mensah", kind="person"), Actor(id="a2", name="Ama Owusu", kind="person")]
    mentions = [
        ActorMention(actor="a1", span=Span(0, 6), head=0, form="name", rule="test"),
        ActorMention(actor="a2", span=Span(12, 17), head=2, form="name", rule="test"),
    ]
    frames = find_frames(doc, lexicon=words)
    (found,) = find_attributions(doc, frames, find_quotations(text), Cast(actors, mentions), lexicon=lexicon)
    assert (found.speaker, found.addressee) == ("a1", "a2")


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("A statement by Togo said that the bridge had fallen.", 3),
        ("Togo's report said that the bridge had fallen.", 0),
        ("The envoy met Togo, which said that the bridge had fallen.", 3),
    ],
)
def test_documents_and_relative_pronouns_speak_for_their_owner(
    nlp: Language, lexicon: ReportingLexicon, words: FrameLexicon, text: str, head: int
) -> None:
    """The author of a report, the antecedent of "which"."""
    doc = nlp(text)
    start = text.index("Togo")
    mention = ActorMention(actor="a1", span=Span(start, start + 4), head=head, form="name", rule="test")
    cast = Cast([Actor(id="a1", name="Togo", kind="state")], [mention])
    (found,) = find_attributions(doc, find_frames(doc, lexicon=words), find_quotations(text), cast, lexicon=lexicon)
    assert found.speaker == "a1"


def test_swapped_names_swap_sources_and_nothing_else(read: Read) -> None:
    """Even hands."""
    text = "{} accused {} of breaking the truce, and {} rejected the charge."
    one, other = text.format("Serbia", "Kosovo", "Kosovo"), text.format("Kosovo", "Serbia", "Serbia")
    swap = {"Serbia": "Kosovo", "Kosovo": "Serbia"}
    swapped = [(swap[told(one, a, "source")[0]], a.stance, a.rule, a.content) for a in read(one)]
    assert swapped == [(told(other, a, "source")[0], a.stance, a.rule, a.content) for a in read(other)]


def test_ids_count_in_text_order(read: Read) -> None:
    """q1, q2, … by where the content begins."""
    text = "Mensah said the camp was empty. Owusu denied the charge. Lome vowed to find the killers."
    found = read(text)
    assert [a.id for a in found] == ["q1", "q2", "q3"]
    assert [a.content[0].start for a in found] == sorted(a.content[0].start for a in found)


PIECES = [
    "“",
    "”",
    '"',
    "'",
    "Mensah",
    " said ",
    ", ",
    ". ",
    "\n\n",
    "the camp",
    " is empty",
    ": ",
    "— ",
    "?",
    "Q: ",
    " according to ",
    "no comment",
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
def test_every_span_quotes_words_of_the_text(read: Read, text: str) -> None:
    """Whatever the marks do, spans lie in the text, hold a word, and do not begin or end with a blank or mark."""
    for a in read(text):
        assert a.content
        for start, end in (*a.source, *a.cue, *a.content):
            assert 0 <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()


@pytest.mark.parametrize(
    "aside",
    [
        "Colonel Ayao Tossou",
        "who had flown in",
        "whose men hold Kara",
        "driven out of Kara in May",
        'who spoke of "ruin"',
    ],
)
def test_who_is_told_of_in_commas_accuses_and_is_not_reported(read: Read, aside: str) -> None:
    """Only a clause can stand before an inverted cue; what is told aside of the subject is none."""
    text = f"The commander of the rebels, {aside}, accused Lome of shelling villages."
    accused = [a for a in read(text) if a.stance == "allege"]
    assert contents(text, tuple(accused))[0][1] == ["Lome of shelling villages"]
    assert told(text, accused[0], "source")[0].startswith("The commander")


@pytest.mark.parametrize(
    "said", ["The truce, which took years, is over, said the envoy.", '"A crime," said the envoy.']
)
def test_a_reported_clause_before_an_inverted_cue(read: Read, said: str) -> None:
    assert [told(said, a, "source") for a in read(said)] == [["the envoy"]]


def test_a_preposition_that_reaches_around_its_noun(read_doc: ReadDoc) -> None:
    """In broken text a mark far behind may hang on the preposition: what it marks is content all the same."""
    words = [("KSTR", 0, "ROOT"), ("s", 0, "case"), (",", 3, "punct"), ("CALLED", 0, "acl"), ("ON", 5, "case")]
    words += [("p", 3, "obl"), ("?", 4, "punct"), ("RESIT", 3, "xcomp")]
    forms, heads, deps = ([w[n] for w in words] for n in range(3))
    pos = ["PROPN", "NOUN", "PUNCT", "VERB", "ADP", "NOUN", "PUNCT", "NOUN"]
    tags = ["NNP", "NN", ",", "VBN", "IN", "NN", ".", "NN"]
    lemmas = [*forms[:3], "call", "on", *forms[5:]]
    doc = Doc(English().vocab, words=forms, heads=heads, deps=deps, pos=pos, tags=tags, lemmas=lemmas)
    assert all(a.content for a in read_doc(doc))
