"""When an article without a date was written, as its own words tell: "President Obama … Donald Trump … the president".

In:  undated sentences of our own. Out: nothing.
"""

from __future__ import annotations

import pytest

from tests.actors.conftest import Read


def _offices(read: Read, text: str) -> dict[str, str | None]:
    return {a.name: a.office for a in read(text) if a.kind == "person"}


def test_naming_of_the_text_decides(read: Read) -> None:
    """Who is called president in the text holds the office; another bearer of the table does not."""
    text = "President Barack Obama spoke in Ohio. Donald Trump attacked him. The president laughed."
    cast = read(text)
    last = next(a for a in cast if any(text[m.start : m.end] == "The president" for m in a.mentions))
    assert (last.name, last.office) == ("Barack Obama", "president")
    assert _offices(read, text)["Donald Trump"] is None


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("President George W. Bush met Prime Minister Tony Blair. Barack Obama was there.", "Barack Obama", None),
        ("Chancellor Angela Merkel met President Barack Obama in 2015. Francois Hollande came.", "François Hollande",
         "president"),
        ("Former President Jimmy Carter praised Barack Obama.", "Barack Obama", None),
        ("In 2016, President Bill Clinton praised Hillary Clinton.", "Hillary Clinton", None),
    ],
)  # fmt: skip
def test_others_of_that_time(read: Read, text: str, name: str, office: str | None) -> None:
    """Others have the office that they held all through the time told; courtesy titles and former offices tell none."""
    assert _offices(read, text)[name] == office


def test_change_of_office_in_the_time_told(read: Read) -> None:
    """Whoever changed office in the time told is not said to hold one."""
    assert _offices(read, "President Barack Obama met Theresa May.")["Theresa May"] is None


def test_role_without_a_holder(read: Read) -> None:
    """An office behind "as" is nobody: it tells what the subject was."""
    cast = read("She used the account as secretary of state, the FBI said.", day="2016-05-01")
    assert all(a.name != "John Kerry" for a in cast)
