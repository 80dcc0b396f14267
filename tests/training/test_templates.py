"""The project's own news sentences."""

import random

from training.invented_names import NameMaker
from training.lists import DATA
from training.templates import TemplateFiller, read_templates


def test_every_template_is_a_tree() -> None:
    """One root, and every word leads to it."""
    for template in read_templates(DATA / "templates.txt"):
        assert sum(w.head < 0 for w in template.words) == 1, template.text
        for start in range(len(template.words)):
            at, steps = start, 0
            while template.words[at].head >= 0:
                at, steps = template.words[at].head, steps + 1
                assert steps <= len(template.words), template.text


def test_slots_are_filled() -> None:
    """No brace is left, and sentences begin with a capital."""
    filler = TemplateFiller(read_templates(DATA / "templates.txt"), NameMaker())
    texts = [filler.sentence(random.Random(seed)).text for seed in range(200)]
    assert not any("{" in text for text in texts)
    assert all(not text[0].islower() or text.startswith("al-") for text in texts)


def test_weekdays_are_no_arguments() -> None:
    """A bare day under a verb is obl:unmarked."""
    for template in read_templates(DATA / "templates.txt"):
        for word in template.words:
            if word.form == "{DAY}":
                assert word.deprel in ("obl", "obl:unmarked", "nmod:poss", "compound"), template.text
