"""Pages in the manner of news sites, written for the tests: each with its own scaffolding around the same reports.

In:  nothing. Out: LAYOUTS: name → (page, paragraphs that are the report, words that are not and must not be read).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

REPORT = (
    "Chad closed its border with Sudan on Sunday after gunmen killed seventeen soldiers near the town of Adre, the "
    "government said in a statement read on state television.",
    "It accused the Sudanese army of sheltering the attackers, a charge that Khartoum rejected within hours.",
    "“These men came from Sudan and they went back to Sudan,” said the interior minister, who met the families of the "
    "dead in the eastern province on Monday.",
    "The African Union called on both governments to hold talks, and said that it would send an envoy to the two "
    "capitals before the end of the week.",
    "Some 40,000 people who fled the fighting in Darfur have crossed at Adre since March, according to the United "
    "Nations refugee agency, which warned that the closure would cut off food deliveries.",
    "Aid groups said their trucks had been turned back at three crossings.",
)
TITLE = "Chad shuts border after attack on soldiers"
DAY = "2025-05-12"


@dataclass(frozen=True, slots=True)
class Layout:
    """A page: its HTML, and stretches of words that stand on it and are no part of the report."""

    html: str
    junk: tuple[str, ...]


def head(extra: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} | The Outlet</title>'
        f'<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="The Outlet">'
        f'<meta property="article:published_time" content="{DAY}T06:10:00Z">{extra}</head>'
    )


def _p(number: int, tag: str = "p", classes: str = "") -> str:
    return f'<{tag} class="{classes}">{REPORT[number]}</{tag}>'


def paragraphs(*numbers: int, tag: str = "p", classes: str = "") -> str:
    return "".join(_p(n, tag, classes) for n in numbers)


def broadcaster() -> Layout:
    """Blocks with generated class names, figures with captions and credits, a list of related stories midway."""
    return Layout(
        head()
        + f"""<body><header><nav><ul><li>Home<li>News<li>Sport<li>Weather</ul></nav></header><main><article>
<header><h1>{TITLE}</h1><div class="ssrcss-1x"><time datetime="{DAY}">12 May 2025</time></div>
<div class="byline"><div>By Ann Example</div><div>Africa correspondent</div></div></header>
<figure><div><img alt="x" src="a.jpg"><span class="visually-hidden">Image source, Getty Images</span></div>
<figcaption><span>Image caption, </span>Soldiers patrol near Adre in an earlier picture</figcaption></figure>
<div data-component="text-block">{_p(0)}{_p(1)}</div>
<div data-component="links-block"><ul><li><a href="/a">Why the border of Chad matters</a></li>
<li><a href="/b">Sudan war: a simple guide</a></li></ul></div>
<div data-component="text-block">{_p(2)}{_p(3)}</div>
<div data-component="text-block">{_p(4)}{_p(5)}</div>
<section data-component="topic-list"><h2>Related topics</h2><ul><li>Chad</li><li>Sudan war</li></ul></section>
</article></main><footer>Terms of Use. The Outlet answers for its own pages only, not for external
ones.</footer></body>""",
        (
            "Getty Images",
            "Soldiers patrol near",
            "a simple guide",
            "Related topics",
            "external",
            "Africa corresp",
        ),
    )


def wire() -> Layout:
    """Dateline in the first paragraph, sign-up box, credits and standards at the end."""
    body = paragraphs(1, 2, 3, 4, 5, tag="p", classes="text__text__1FZLe")
    return Layout(
        head()
        + f"""<body><div id="app"><header>World Business Markets</header><article><h1>{TITLE}</h1>
<div><a>By Ann Example</a><span>and</span><a>Bob Sample</a></div><div><time>May 12, 2025 6:10 AM UTC</time>
<span>Updated 3 hours ago</span></div><div class="article-body__content">
<p class="text__text__1FZLe">NDJAMENA, May 12 (Outlet) - {REPORT[0]}</p>
<div class="sign-up"><p>Sign up here to receive the Africa Brief in your inbox.</p></div>{body}
<p class="sign-off">Reporting by Ann Example in N'Djamena and Bob Sample in Nairobi; Editing by C. Person</p>
<p>Our Standards: The Outlet Trust Principles.</p><div>Purchase Licensing Rights</div></div></article>
<section><h2>Read Next</h2><p>Oil prices settle lower as traders weigh supply</p></section></div></body>""",
        ("Sign up here", "Editing by", "Our Standards", "Licensing", "Oil prices", "3 hours ago"),
    )


def tabloid() -> Layout:
    """Paragraphs broken by advertisements, share buttons, embedded videos and bold "READ MORE" links in capitals."""
    return Layout(
        head()
        + f"""<body><div class="site"><div class="menu">NEWS SPORT SHOWBIZ</div><div id="content"><h1>{TITLE}</h1>
<ul class="share"><li>Share on Facebook</li><li>Tweet</li></ul>
{_p(0)}<div class="ad">ADVERTISEMENT</div>{_p(1)}<p><strong>READ MORE: <a href="#">Five things about Chad you did not
know</a></strong></p>{_p(2)}<div class="video"><p>Scroll down for video</p><p class="vjs">Watch: the moment the border
gate came down</p></div>{_p(3)}{_p(4)}<p>Do you have a story? Email tips@outlet.example</p>{_p(5)}
<div class="comments"><h3>Comments 214</h3><p>First comment: shut it all down, says a reader from Leeds.</p></div>
</div><aside><h3>MOST READ</h3><ol><li>Star leaves show</li><li>Rain at the weekend</li></ol></aside></div></body>""",
        (
            "ADVERTISEMENT",
            "Five things",
            "Scroll down",
            "gate came down",
            "tips@",
            "a reader from Leeds",
            "Star leaves",
        ),
    )


def broadsheet() -> Layout:
    """A paywall notice, a newsletter box inside the text, author notes and corrections below."""
    return Layout(
        head()
        + f"""<body><main id="site-content"><article id="story"><header><h1>{TITLE}</h1><p id="article-summary">The
closure follows weeks of tension.</p><div><img><figcaption><span>A market in Adre last year.</span><span>Credit...Ann
Example for The Outlet</span></figcaption></div><p class="byline">By Ann Example and Bob Sample</p></header>
<section name="articleBody"><div>{paragraphs(0, 1)}</div><div class="newsletter"><h3>Get The Morning newsletter</h3>
<p>Sign up for The Morning newsletter and read the day over coffee.</p></div><div>{paragraphs(2, 3)}</div>
<div>{paragraphs(4, 5)}</div></section><div class="bottom-of-article"><p>Ann Example is a reporter who covers the
Sahel. More about Ann Example</p><p>A version of this article appears in print on May 13, 2025, Section A, Page 4 of the
New York edition. Order Reprints | Today's Paper | Subscribe</p></div></article></main></body>""",
        ("Credit...", "A market in Adre", "Morning newsletter", "covers the Sahel", "Order Reprints"),
    )


def qatari() -> Layout:
    """Captions with sources in brackets, list of recommended stories midway, agencies as the source line."""
    return Layout(
        head()
        + f"""<body><div id="root"><main><h1>{TITLE}</h1><p class="article__subhead"><em>Ndjamena says gunmen came from
across the frontier.</em></p><figure><img><figcaption>Chadian troops in Adre [File: Ann Example/AFP]</figcaption>
</figure><div class="wysiwyg wysiwyg--all-content">{paragraphs(0, 1)}<section class="more-on"><h2>Recommended
Stories</h2><span class="screen-reader-text">list of 3 items</span><ul><li><a>list 1 of 3 Sudan war: one year
on</a></li><li><a>list 2 of 3 Who is in control of Darfur?</a></li></ul><span>end of list</span></section>
{paragraphs(2, 3, 4, 5)}</div><div class="article-source">Source: The Outlet and news agencies</div></main></div>
</body>""",
        ("[File", "list of 3", "one year on", "in control of Darfur", "end of list", "news agencies"),
    )


def state_agency() -> Layout:
    """Old markup: tables and line breaks, the editor's mark, a share row, no semantic tags at all."""
    lines = "<br><br>".join(REPORT)
    return Layout(
        f"""<html><head><title>{TITLE}_Outlet News</title><meta name="publishdate" content="{DAY}"></head>
<body><table width=900><tr><td>Home | World | China | Photos</td></tr><tr><td><h1>{TITLE}</h1>
<div>Source: Outlet Editor: huaxia {DAY} 06:10:00</div><div id="detailContent">{lines}</div>
<div class="editor">[Editor: huaxia]</div></td></tr><tr><td>Copyright © 2000-2025 Outlet News. All rights reserved.
</td></tr></table></body></html>""",
        ("Photos", "Editor: huaxia", "Copyright"),
    )


def blog_engine() -> Layout:
    """A common content manager: entry-content, sharing plugin, related posts, author box, tags, comment form."""
    return Layout(
        head()
        + f"""<body class="single-post"><div id="page"><header><p>Independent news from the Sahel</p></header>
<article class="post"><h1 class="entry-title">{TITLE}</h1><div class="entry-meta">Posted on May 12, 2025 by admin</div>
<div class="entry-content">{paragraphs(0, 1, 2)}<p>Also read: <a>The long war for Darfur</a></p>{paragraphs(3, 4, 5)}
<div class="sharedaddy"><h3>Share this:</h3><ul><li>Click to share on X (Opens in new window)</li></ul></div>
<div class="jp-relatedposts"><h3>Related</h3><p>The river that will not wait</p></div></div>
<footer class="entry-footer">Tagged Chad, Sudan</footer><div class="author-box">About admin: editor at the Outlet
since 2012.</div></article><div id="comments"><h3>Leave a Reply</h3><p>Your email address will not be published.</p>
</div></div></body>""",
        (
            "Also read",
            "long war for Darfur",
            "Share this",
            "Opens in new",
            "river that",
            "Tagged",
            "since 2012",
            "email addr",
        ),
    )


def magazine() -> Layout:
    """A drop capital in a span, a pull quote that repeats the text, and an inline newsletter."""
    first = f'<p><span class="dropcap">{REPORT[0][0]}</span>{REPORT[0][1:]}</p>'
    return Layout(
        head()
        + f"""<body><article class="longform"><h1>{TITLE}</h1><div class="dek">A frontier closes, and with it a
lifeline.</div>{first}{_p(1)}<aside class="pullquote">“They went back to Sudan”</aside>{_p(2)}{_p(3)}
<div class="newsletter-inline"><p>Subscribe to our weekly letter for more on the Sahel.</p></div>{_p(4)}{_p(5)}
<p class="tagline"><em>This article was originally published by The Outlet Quarterly.</em></p></article>
<section class="more">More from this issue<ul><li>The salt caravans</li></ul></section></body>""",
        ("weekly letter", "originally published", "salt caravans"),
    )


def public_radio() -> Layout:
    """Toggle captions, audio players and transcripts' notices around the text."""
    return Layout(
        head()
        + f"""<body><main><article><div class="storytitle"><h1>{TITLE}</h1></div><div class="audio-module">
<b>Listen · 3:41</b><ul><li>Download</li><li>Transcript</li></ul></div>
<div id="storytext"><div class="bucketwrap image">
<div class="credit-caption"><div class="caption-wrap"><div class="caption"><p>A convoy of trucks waits on the road to
Adre. <b class="credit">Ann Example/AFP via Getty Images</b></p><b class="hide-caption">hide caption</b></div><b
class="toggle-caption">toggle caption</b></div></div></div>{paragraphs(0, 1, 2, 3, 4, 5)}</div>
<div class="tags"><ul><li>chad</li><li>sudan</li></ul></div></article></main></body>""",
        ("Listen", "Transcript", "toggle caption", "hide caption", "A convoy of trucks"),
    )


def live_json() -> Layout:
    """A page that is drawn by scripts: the body stands in JSON-LD, the markup holds teasers only."""
    words = "\\n\\n".join(REPORT).replace('"', '\\"')
    data = f"""<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle",
"headline":"{TITLE}","datePublished":"{DAY}T06:10:00Z","articleBody":"{words}"}}</script>"""
    return Layout(
        head(data)
        + """<body><div id="__next"><p>Please enable JavaScript to read this page.</p></div>
<nav>Home World Business</nav></body>""",
        ("enable JavaScript", "Home World"),
    )


def local_paper() -> Layout:
    """Text of an agency on a local paper's site: cookie banner, weather, most popular, copyright of the agency."""
    return Layout(
        head()
        + f"""<body><div class="cookie-banner"><p>We use cookies to improve your experience. By clicking accept you
agree to our policy.</p><button>Accept</button></div><div class="weather">Today 18 degrees, light rain</div>
<div class="asset-content"><h1>{TITLE}</h1><ul class="meta"><li>By ANN EXAMPLE Associated Outlet</li><li>May
12, 2025</li></ul><div class="asset-body">{paragraphs(0, 1, 2)}<div class="tncms-region">
<h4>People are also reading…</h4><ul>
<li>City council votes on parking</li><li>Man charged after barn fire</li></ul></div>{paragraphs(3, 4, 5)}
<p>Copyright 2025 The Associated Outlet. All rights reserved. Whoever wants to print or
air any of this asks our desk first.</p></div></div><div class="most-popular"><h3>Most Popular</h3><p>Bakery closes
after 40 years</p></div></body>""",
        ("cookies", "18 degrees", "parking", "barn fire", "All rights", "Bakery"),
    )


def amp() -> Layout:
    """A page for telephones: amp tags, an inline list of links after each second paragraph, a sticky footer."""
    return Layout(
        head()
        + f"""<body><amp-sidebar>Sections: World, Politics</amp-sidebar><article><h1>{TITLE}</h1><amp-img
alt="x"></amp-img><p class="caption">Photo: Soldiers at the gate in Adre</p>{paragraphs(0, 1)}
<p><a href="/x">» Read also: Sudan army denies attack</a></p>{paragraphs(2, 3)}
<p><a href="/y">&gt;&gt;&gt; Click here for our live blog</a></p>{paragraphs(4, 5)}
<p>Follow us on WhatsApp and Telegram</p></article><div class="sticky">Open in app</div></body>""",
        ("Soldiers at the gate", "denies attack", "live blog", "WhatsApp", "Open in app"),
    )


def daily_of_india() -> Layout:
    """Highlights above the text, agency in brackets below it, a note that nobody edited the story."""
    return Layout(
        head()
        + f"""<body><div class="articlepage"><h1>{TITLE}</h1><h2 class="sortDec">Ndjamena blames Khartoum for the
raid.</h2><div class="highlights"><b>Highlights</b><ul><li>Seventeen dead</li><li>Border closed</li></ul></div>
<div class="ins_storybody">{paragraphs(0, 1)}<p><b>Also Read | </b><a>Refugees wait in the heat of Adre</a></p>
{paragraphs(2, 3, 4, 5)}<p><i>(Except for the headline, this story has not been edited by The Outlet staff and is
published from a syndicated feed.)</i></p><p>Published By: Ann Example</p><p>Published On: May 12, 2025</p></div></div>
<div class="trending"><h3>Trending</h3><p>Film star weds</p></div></body>""",
        ("in the heat of Adre", "has not been edited", "Published By", "Film star"),
    )


def russian_agency() -> Layout:
    """A dateline with the agency, paragraphs in divs, blocks "see also" and a call to subscribe on a messenger."""
    blocks = paragraphs(1, 2, 3, 4, 5, tag="div", classes="article__text")
    return Layout(
        head()
        + f"""<body><div class="layout-article"><h1 class="article__title">{TITLE}</h1><div class="article__info">06:10
12.05.2025</div><div class="media__copyright">© Outlet / Ann Example</div><div class="article__body">
<div class="article__text"><strong>MOSCOW, May 12 - Outlet.</strong> {REPORT[0]}</div>{blocks}
<div class="article__article"><span>See also:</span><a>Envoys meet in Addis Ababa</a></div></div>
<div class="messengers">Subscribe to our channel for breaking news</div></div></body>""",
        ("© Outlet", "Envoys meet", "breaking news"),
    )


LAYOUTS: dict[str, Callable[[], Layout]] = {
    f.__name__: f
    for f in (
        broadcaster,
        wire,
        tabloid,
        broadsheet,
        qatari,
        state_agency,
        blog_engine,
        magazine,
        public_radio,
        live_json,
        local_paper,
        amp,
        daily_of_india,
        russian_agency,
    )
}
