"""Strings that programs trip over, by what they try: for every entrance, from an article's words to a header.

In:  nothing. Out: NAUGHTY, class → strings of ours, e.g. "direction" → "\u202eSerbia\u202c"; ALL of them in one row.
"""

from __future__ import annotations

NAUGHTY: dict[str, tuple[str, ...]] = {
    "empty": ("", " ", "\t", "\n", "\r\n", "\u00a0", "\u2003\u3000", "\u200b", "\ufeff", "\u2060", "\v\f"),
    "control": ("\0", "Chad\0", "\x01\x02\x03", "\x07bell", "\x1b[31mred", "\x1b]0;title\x07", "\x1b[2J", "\x7f", "\x9b31m", "\b\b\b"),
    "lines": ("a\nb", "a\rb", "a\r\nb", "a\u2028b", "a\u2029b", "a\x85b", "a\x1cb", "\n" * 500),
    "direction": ("\u202eSerbia\u202c", "\u2066\u202ecod.exe\u2069", "\u061cعربي", "\u200fאבג\u200e", "‮‮‮‮", "a\u2067b\u2068c"),
    "unseen": ("Ma\u200bli", "Ma\u00adli", "Ma\u200d\u200cli", "\ufe0fMali", "M\U000e0061\U000e007f", "\u180eMali", "\u2061\u2062\u2063"),
    "combining": ("Z" + "\u0301" * 300, "e\u0301", "é", "\u0301", "ก็็็็็็็็", "T̸̢͚h̶e̷", "\u20dd\u20e3", "ŉ", "ﷺ" * 50),
    "halves": ("\ud800", "\udfff", "\udc00\ud800", "Chad \ud83d", "\ud83d\ude00", "\udce2\udc80"),
    "planes": ("😀", "👩‍👩‍👧‍👦", "🇽🇰🇷", "1️⃣", "🏴\U000e0067\U000e007f", "\U0001d4d2𝓱𝓪𝓭", "\U0010ffff", "\ufffe", "\uffff", "\U000fffff"),
    "letters": ("İi", "ß", "ſ", "ǅ", "ﬁ", "ΣΑΣ", "Ⅻ", "ａｂｃ", "Россия", "俄罗斯", "ประเทศ", "اتهمت", "हिन्दी", "ᠮᠣᠩ", "𒀀", "K", "Å"),
    "numbers": ("0", "-1", "1e309", "NaN", "Infinity", "-0", "0x10", "1_000", "9" * 400, "٣", "²", "½", "1/0", "1,2,3.4.5", "२"),
    "words that mean nothing": ("null", "None", "undefined", "true", "False", "NIL", "nan", "N/A", "NO", "y", "~", "(null)", "[]", "{}"),
    "formulas": ("=1+1", "+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1+1", "\r=1", "＝1+1", ' "=1', "=HYPERLINK(\"http://x\")", "|x"),
    "markup": ("<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'-alert(1)-'", "</title><svg onload=alert(1)>", "<!--", "]]>", "&lt;", "&#0;", "&", "<x", "javascript:alert(1)", "data:text/html,<b>", "<a href=\"\x01javascript:x\">"),
    "templates": ("{{ 7*7 }}", "{% include 'x' %}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "{0.__class__}", "%s%s%n", "%(x)s", "$name", "{", "}}", "{name!r:>{width}}"),
    "queries": ("' OR 1=1 --", "'; DROP TABLE events; --", "\" OR \"\"=\"", "\\", "\\'", "%", "_", "$1", "?", ":name", "/*", "*/", "x' UNION SELECT 1", "E'\\x00'", "read_text('/etc/passwd')"),
    "paths": ("../../etc/passwd", "..\\..\\x", "/etc/passwd", "~/x", "C:\\x", "file:///etc/passwd", ".", "..", "/", "//x/y", "a/../b", "%2e%2e%2f", "CON", "nul.txt", "a" * 300, "-o", "--help", "-", "x\0.txt", "a/b", "*.txt", "[a-z]", "$(id)", "`id`", ";id", "| id", "&& id", "md:x", "s3://x", "\\\\x\\y"),
    "rules": ("!!python/object/apply:os.system [id]", "&a [*a]", "*a", "- - - -", "? : ?", "%YAML 9.9", "---\n---", "!!binary x", "<<: *x", "@x", "(a+)+$", "[[[[", ": ", "#", "|", ">-", "a: b: c", "'", "\""),
    "addresses": ("http://", "http://[", "http://[::1", "http://a@b@c", "https://127.0.0.1:99999/", "gopher://x", "//x", "http://\u202e.x", "mailto:x", "http://x/\r\nX: y"),
    "headers": ("x\r\nSet-Cookie: a=b", "a" * 5_000, "\x80", "é", "text/html;q=9", "*/*", "gzip, " * 200, "bytes=0-,0-,0-", "W/\"x\"", ",,,;;;=="),
    "long": ("a" * 3_000, "a " * 1_500, "(" * 1_500, "“" * 1_500, "'" * 1_500, "\\" * 1_500, "Mali's " * 500),
}  # fmt: skip
ALL = tuple(dict.fromkeys(string for strings in NAUGHTY.values() for string in strings))
