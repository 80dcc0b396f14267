"""What pages say of events, shared by dossier and web application: lines, words, marked texts, style and script.

In:  an article with its coding. Out: plain records that a template shows, "Serbia accused Türkiye" with its standing.
"""

from importlib import resources

STATIC = "demarche.show.telling"  # the package whose folder `static` has the style and script that pages share


def asset(name: str) -> str:
    """The text of a file of `static`."""
    return (resources.files(STATIC) / "static" / name).read_text("utf-8")
