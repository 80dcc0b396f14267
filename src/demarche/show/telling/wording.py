"""The words and signs that pages have for codes, those of PLOVER and of ACLED.

In:  "ACCUSE", "said". Out: "accuses or criticises", "❝".
"""

# Type, or type and mode, → what it is in words: alone, and towards somebody.
_DEEDS: dict[str | tuple[str, str], tuple[str, str]] = {
    "AGREE": ("agrees or offers", "agrees with or offers something to"),
    "CONSULT": ("holds talks", "consults with"),
    "SUPPORT": ("voices support", "supports"),
    "CONCEDE": ("gives way", "gives way to"),
    "COOPERATE": ("cooperates", "cooperates with"),
    "AID": ("gives aid", "gives aid to"),
    "RETREAT": ("withdraws, releases or eases", "withdraws from, releases or eases off"),
    "REQUEST": ("asks or demands", "asks or demands something of"),
    "ACCUSE": ("accuses or criticises", "accuses or criticises"),
    "REJECT": ("refuses or denies", "refuses or contradicts"),
    "THREATEN": ("threatens", "threatens"),
    "PROTEST": ("protests", "protests against"),
    "SANCTION": ("cuts ties or penalises", "cuts ties with or penalises"),
    "MOBILIZE": ("mobilises", "mobilises towards"),
    "COERCE": ("uses coercion", "uses coercion against"),
    "ASSAULT": ("attacks", "attacks"),
    "Battles": ("fights", "fights with"),
    "Explosions/Remote violence": ("bombs or shells", "bombs or shells"),
    "Violence against civilians": ("attacks civilians", "attacks"),
    "Protests": ("protests", "protests against"),
    "Riots": ("riots", "riots against"),
    "Strategic developments": ("acts without a fight", "acts without a fight towards"),
    ("Strategic developments", "Agreement"): ("agrees", "agrees with"),
    ("Strategic developments", "Arrests"): ("makes arrests", "arrests"),
    ("Strategic developments", "Disrupted weapons use"): ("disarms a weapon", "thwarts an attack of"),
    ("Strategic developments", "Headquarters or base established"): ("sets up a base", "sets up a base towards"),
    ("Strategic developments", "Looting/property destruction"): ("loots or destroys", "loots or destroys property of"),
    ("Strategic developments", "Non-violent transfer of territory"): ("gains ground", "gains ground without a fight from"),
}


def deed_words(type: str, mode: str | None = None, *, towards: bool = False) -> str:
    """What an event is in words: ("ACCUSE") "accuses or criticises"; of a type of somebody's own, its name.

    towards: whether a recipient follows.
    """
    known = _DEEDS.get((type, mode or "")) or _DEEDS.get(type)
    if known:
        return known[towards]
    name = type.lower().replace("_", " ")
    return f"({name}) →" if towards else f"({name})"


STANDING_SIGNS = {"happened": "●", "said": "❝", "planned": "▷", "possible": "?", "denied": "✕", "history": "◌"}
STANDING_WORDS = {
    "happened": "told as fact",
    "said": "only on somebody's word, or hedged",
    "planned": "announced or ahead",
    "possible": "hypothetical or threatened",
    "denied": "denied or negated",
    "history": "background, earlier",
}
QUAD_WORDS = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}
