"""More pages in the manner of news sites, of governments, aid agencies, newsletters and portals, for the tests.

In:  nothing. Out: OTHERS: name → page with the report of `layouts`, and words on it that must not be read.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.sources.layouts import REPORT, TITLE, Layout, head, paragraphs


def _article(before: str, middle: str, after: str, *junk: str) -> Layout:
    """The report in plain paragraphs, with something before it, amid it and behind it."""
    body = f"<article><h1>{TITLE}</h1>{before}{paragraphs(0, 1, 2)}{middle}{paragraphs(3, 4, 5)}{after}</article>"
    return Layout(f"{head()}<body><main>{body}</main></body></html>", junk)


def _lines(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def french_agency() -> Layout:
    """Initials of desks at the end, copyright between."""
    return _article(
        _lines("Issued on: 12/05/2025 - 06:10", "2 min"),
        "",
        _lines("bur-nk/jm/kw", "© 2025 AFP"),
        "Issued on",
        "bur-nk",
    )


def german_broadcaster() -> Layout:
    """Initials with the agencies in brackets, and who edited."""
    return _article(
        "",
        _lines("To watch this video please turn on JavaScript in your browser, or use another one"),
        _lines("ss/wmr (AFP, AP, Reuters)", "Edited by: Ann Example"),
        *("ss/wmr", "Edited by", "JavaScript"),
    )


def american_agency() -> Layout:
    """A rule of underscores, writers who contributed, a link to all stories on the matter."""
    return _article(
        "",
        "",
        _lines(
            "___",
            "Wire writer Ann Example in Khartoum, Sudan, contributed to this report.",
            "___",
            "Follow the Wire’s Africa coverage at: https://wire.example/africa",
        ),
        *("___", "contributed to this report", "coverage at"),
    )


def turkish_agency() -> Layout:
    """Says that subscribers get more."""
    return _article(
        "",
        "",
        _lines(
            "The agency's own site shows a part of what it sends to its customers. Please contact us for subscription "
            "options."
        ),
        *("own site shows", "subscription"),
    )


def african_portal() -> Layout:
    """Where the original is, who distributes it, how many reports the portal has."""
    return _article(
        "",
        "",
        _lines(
            "Read the original article on The Outlet.",
            "Copyright © 2025 The Outlet. All rights reserved. Distributed by Portal Global Media (portal.example).",
            "The portal has some 500 reports a day from 90 papers and many institutions; each speaks for itself.",
        ),
        *("original article", "Distributed by", "500 reports"),
    )


def pakistani_daily() -> Layout:
    """A channel to join, the day of print."""
    return _article(
        "",
        _lines("Join our WhatsApp channel for the latest updates."),
        _lines("Published in The Outlet, May 12th, 2025"),
        *("WhatsApp", "Published in The"),
    )


def newsletter() -> Layout:
    """Calls to subscribe amid the text and thanks at its end."""
    return _article(
        _lines("Share this post"),
        _lines("The Outlet is a reader-supported newsletter: think of paying for it."),
        _lines("Thanks for reading The Outlet! Tell your friends of it."),
        *("Share this", "reader-supported", "Thanks for reading"),
    )


def government() -> Layout:
    """A release: for immediate release, whom to call, three signs at its end."""
    return _article(
        _lines("FOR IMMEDIATE RELEASE"),
        "",
        _lines("###", "Media contact: press office, +235 555 0100, press@ministry.example"),
        *("IMMEDIATE", "###", "Media contact", "0100"),
    )


def aid_portal() -> Layout:
    """Attachments, source and themes about a report."""
    return _article(
        _lines("Format: News and Press Release", "Source: The Outlet", "Posted: 12 May 2025"),
        "",
        _lines("Attachments", "Download PDF (200 KB)", "Primary country: Chad", "Other country: Sudan"),
        *("Format:", "Posted:", "Attachments", "Download PDF", "Primary country"),
    )


def old_tables() -> Layout:
    """Tables and fonts, lines broken by hand, the menu in a cell."""
    words = "<br><br>".join(REPORT)
    menu = "<br>".join(f'<a href="/{n}">{n}</a>' for n in ("Home", "Politics", "Business", "Sport"))
    html = (
        f"{head()}<body><table><tr><td width=120>{menu}</td><td><font size=5><b>{TITLE}</b></font><br>"
        f"<font size=2>{words}</font><br><br>Send to a friend | Printer-friendly version</td></tr></table></body>"
    )
    return Layout(html, ("Printer-friendly", "Business"))


def divisions() -> Layout:
    """No paragraphs, only divisions; a notice on cookies above and the most read aside."""
    blocks = "".join(f"<div class='c-{n}'>{words}</div>" for n, words in enumerate(REPORT))
    most = "".join(f"<li><a href='/{n}'>Story number {n} that many read</a></li>" for n in range(5))
    html = (
        f"{head()}<body><div id='cookie'>We use cookies to improve your experience. Accept all</div>"
        f"<div id='main'><h1>{TITLE}</h1><div class='story-body'>{blocks}</div></div>"
        f"<aside><h3>Most read</h3><ol>{most}</ol></aside></body></html>"
    )
    return Layout(html, ("cookies", "that many read", "Most read"))


def members() -> Layout:
    """A gift link, a wall midway and a plea for money."""
    return _article(
        _lines("Gift this article", "Listen to this story", "Getting your audio player ready..."),
        _lines("Already a subscriber? Log in here", "This story is for subscribers only."),
        _lines(
            "Support independent journalism. Your contribution helps us to report from places where few others go.",
            "Got a confidential news tip? We want to hear from you.",
        ),
        *(
            "Gift this",
            "audio player",
            "Already a subscriber",
            "for subscribers",
            "Support independent",
            "confidential",
        ),
    )


OTHERS: dict[str, Callable[[], Layout]] = {
    page.__name__: page
    for page in (
        *(french_agency, german_broadcaster, american_agency, turkish_agency, african_portal, pakistani_daily),
        *(newsletter, government, aid_portal, old_tables, divisions, members),
    )
}
