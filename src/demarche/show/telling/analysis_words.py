"""What the analyses say of themselves, on pages and on the screen.

In:  "silence". Out: its heading, what it is, and what stands there when there is none.
"""

from __future__ import annotations

TOLD: dict[str, tuple[str, str, str]] = {
    "disputes": (
        "Disputes",
        "Who accuses whom in one story, what the accused answers, and who stands with whom. Whether a charge "
        "is true is not said here: each stands with its speaker and its words.",
        "Nobody known accuses anybody known in this store.",
    ),
    "silence": (
        "Silence",
        "Who was accused, asked or threatened in a story and has said nothing in it since, or declined to "
        "comment. Silence in the reports of this store is meant: who answered elsewhere answered all the "
        "same.",
        "Nobody known who was accused, asked or threatened is without a word in the reports of that story.",
    ),
    "inconsistency": (
        "Condemned in another, reported of itself",
        "Who accuses another over a deed, while deeds of the same kind are reported of itself. Sentences side"
        " by side and no verdict: whether the cases are alike is the reader's to judge.",
        "Nobody is reported to do what it condemns in another.",
    ),
    "commitments": (
        "Commitments",
        "What was promised, agreed or announced, and later reports that fulfil or break it. A later act of "
        "the kind that was announced, by the same side towards the same, fulfils; a refusal or a hostile deed"
        " within a year breaks.",
        "No promise or agreement was read in this store.",
    ),
    "bursts": (
        "Bursts",
        "Weeks in which one side did far more of one kind to another than in the eight weeks before: at least"
        " three acts, and more than the mean of those weeks by three times its root.",
        "No week stands out.",
    ),
    "turns": (
        "Changes of course",
        "Weeks from which one side treats another otherwise: the mean score of four weeks differs from that "
        "of the twelve before by four points or more and has the other sign.",
        "No change of course stands out.",
    ),
    "outlet_voices": (
        "Whose words the outlets report",
        "For each outlet, how much of what it gives to somebody known comes from each side, and how much of "
        "it word for word.",
        "Nothing of the kind was read in this store.",
    ),
    "outlet_accounts": (
        "Where outlets agree and differ",
        "What two outlets or more tell of one occurrence: the day, the place, the dead, whether it happened, "
        "on whose word.",
        "No occurrence is told by two outlets, or the store is not linked yet: demarche link STORE.",
    ),
    "invoked": (
        "Treaties, resolutions and laws invoked",
        "Who invokes which instrument in a story, and for what; those that several sides invoke first.",
        "None was read in this store.",
    ),
    "country_month": (
        "Countries by month",
        "What the actors of each country did each month, by type. An occurrence counts once, however many "
        "articles tell it; plans and denials stand beside what happened.",
        "Nothing of the kind was read in this store.",
    ),
    "dyad_month": (
        "Pairs of countries by month",
        "What the actors of one country did to those of another each month, by type and sector.",
        "Nothing of the kind was read in this store.",
    ),
}
