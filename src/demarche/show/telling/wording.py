"""The words and signs that pages have for codes.

In:  "ACCUSE", "said". Out: "accuses or criticises", "❝".
"""

TYPE_WORDS = {
    "AGREE": "agrees or offers",
    "CONSULT": "consults with",
    "SUPPORT": "supports",
    "CONCEDE": "concedes",
    "COOPERATE": "cooperates with",
    "AID": "aids",
    "RETREAT": "retreats or releases",
    "REQUEST": "asks or demands of",
    "ACCUSE": "accuses or criticises",
    "REJECT": "rejects",
    "THREATEN": "threatens",
    "PROTEST": "protests against",
    "SANCTION": "sanctions",
    "MOBILIZE": "mobilises",
    "COERCE": "coerces",
    "ASSAULT": "attacks",
}
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
