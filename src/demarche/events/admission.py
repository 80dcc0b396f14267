"""What is a political event and what is not, with the reason.

In:  an event mention, its parties, what the text around it is about. Out: "" for a political event, or why it is none:
"The Bears fired their coach" has private parties; "Police arrested a man over a scam" is crime in a text about crime,
and politics where the text is about politics.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from demarche.cast import Cast
from demarche.events.ontology import Ontology
from demarche.events.polls import is_answer
from demarche.events.subjects import BUSINESS, CULTURE, SPORT, Setting, Subjects
from demarche.records import Actor, ActorMention, EventMention, Span

PRIVATE = "private-parties"
POLL = "poll"
CRIME = "crime"
HARM = "ASSAULT"
# Rules of the actors stage that know a body by its name, or a state or city by its own.
BODY = ("name.organisation", "modifier.organisation", "name.members")
NATION = ("name.state", "modifier.state", "modifier.adjective", "coref.noun", "name.unit", "name.city")
OF_NATION = ("adjective.", "metonym.")
BODIES_OF_NAME = frozenset({"PTY", "IGO", "NGO", "LEG", "REB", "UAF"})
ARMED = frozenset({"MIL", "REB", "UAF", "IGO"})
PRIVATE_LIFE = frozenset({"CVL", "LAB", "BUS", "EDU", "MED", "ELI"})  # sectors of those who travel for themselves
# What the team or the tourist office of a city does as well as its council.
DEALINGS = frozenset({"ASSAULT", "AGREE", "SUPPORT", "COOPERATE", "CONSULT", "AID", "RETREAT"})
OFFICIAL = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY"})  # of whom a share acts, and answers no poll
VOICED = frozenset({"REQUEST", "ACCUSE", "REJECT"})
STATESMEN = frozenset({"GOV", "LEG", "PTY", "OPP", "ELI", "IGO", "REB", "UAF"})


def statesmen(cast: Cast) -> Mapping[int, str]:
    """Tokens that name politicians and political bodies known by name."""
    known = {
        a.id
        for a in cast.actors
        if a.sector in STATESMEN and (_is_leader(a) or (a.rule in BODY and a.sector in ("PTY", "IGO")))
    }
    return {m.head: m.actor for m in cast.mentions if m.actor in known}


class Admission:
    """Decides mention by mention for one article."""

    def __init__(
        self,
        text: str,
        cast: Cast,
        setting: Setting,
        subjects: Subjects,
        ontology: Ontology,
        collective: frozenset[str] = frozenset(),
    ) -> None:
        """collective: ids of rules that read what unions and crowds do as well as states."""
        self._text = text
        self._cast = cast
        self._setting = setting
        self._subjects = subjects
        self._ontology = ontology
        self._collective = collective
        self._known: dict[str, frozenset[str]] = {}
        self._titled: dict[str, bool] = {}
        self._by_actor = defaultdict[str, list[ActorMention]](list)
        for m in sorted(cast.mentions, key=_start):
            self._by_actor[m.actor].append(m)

    def refusal(self, mention: EventMention) -> str:
        """The reason why a mention is no political event, "" when it is one."""
        parties = list(self._parties(mention))
        if self._is_polled(mention):
            return POLL
        stands_alone = (
            self._is_collective(mention)
            or mention.mode in self._ontology.warlike
            or self._is_communal(mention)
            or self._is_voice_of_crowd(mention)
        )
        if not stands_alone and not any(self._takes_part(p) for p in parties):
            return PRIVATE
        if not stands_alone and self._is_private(mention, parties):
            return PRIVATE
        subject = self._setting.at(mention.predicate)
        if not subject:
            return ""
        if subject != SPORT and self._is_collective(mention) and self._by_a_crowd(mention):
            return ""
        if any(self._polices(p) for p in parties) and _across_borders(parties):
            return ""
        firm = [p for p in parties if self._is_firm(p, subject, mention)]
        if not firm or self._is_travel(mention, firm):
            return subject
        return CRIME if all(self._polices(p) for p in firm) else ""

    def is_ordinary(self, mention: EventMention) -> bool:
        """Policing of private persons: politics in a political story, crime where no other political act is told."""
        if self._is_collective(mention):
            return False
        political = self._ontology.political - self._ontology.policing
        return not any(political & {*p.sectors, p.sector} or p.kind == "people" for p in self._parties(mention))

    def _is_polled(self, mention: EventMention) -> bool:
        """What nameless people answered when they were asked."""
        actors = [self._cast[i] for i in mention.actors]
        nameless = all(a.kind in ("group", "people") and a.sector not in OFFICIAL for a in actors)
        if not self._ontology.has(mention.type, "opinion") or not nameless:
            return False
        sentence = mention.trail.sentence
        named = (m.span for a in actors for m in self._mentions(a, sentence) if m.form != "pronoun")
        return is_answer(self._text, sentence, named)

    def _is_collective(self, mention: EventMention) -> bool:
        return mention.type in self._ontology.collective or mention.trail.rule in self._collective

    def _is_communal(self, mention: EventMention) -> bool:
        """Violence of a group against people or what they hold: herders who raid a village, a mob that lynches."""
        if mention.nature != HARM:
            return False
        groups = (a for a in map(self._cast.__getitem__, mention.actors) if a.kind in ("group", "people"))
        return any(self._words(a, mention.trail.sentence) & self._subjects.communal for a in groups)

    def _is_voice_of_crowd(self, mention: EventMention) -> bool:
        """Demands, charges and refusals of those who march, in a text on nothing else: "Protesters demanded a vote"."""
        if mention.nature not in VOICED or self._setting.at(mention.predicate):
            return False
        groups = (a for a in map(self._cast.__getitem__, mention.actors) if a.kind in ("group", "people"))
        return any(self._words(a, mention.trail.sentence) & self._subjects.protesting for a in groups)

    def _parties(self, mention: EventMention) -> Iterator[Actor]:
        return (self._cast[i] for i in (*mention.actors, *mention.recipients))

    def _takes_part(self, p: Actor) -> bool:
        """A state organ, armed group, party, world body, or a people."""
        return bool(self._ontology.political & {*p.sectors, p.sector}) or p.kind == "people"

    def _polices(self, p: Actor) -> bool:
        return p.sector in self._ontology.policing

    def _is_private(self, mention: EventMention, parties: list[Actor]) -> bool:
        """A star on tour, a prince at a school, a city's team: the name among the parties does no politics."""
        politics = [p for p in parties if self._takes_part(p)]
        if mention.nature == "CONSULT" and all(p.sector == "ELI" or self._is_toured(p, mention) for p in politics):
            return all(p.sector in PRIVATE_LIFE or self._takes_part(p) for p in parties)
        if mention.nature in DEALINGS and mention.actors and all(_is_charity(p) for p in politics):
            return all(self._cast[i].sector in PRIVATE_LIFE for i in mention.actors)
        if mention.nature not in DEALINGS or any(p.rule != "name.city" for p in politics):
            return False
        if mention.nature == HARM:
            return bool(mention.actors)
        return len(parties) > len(politics) and any(p.id in mention.actors for p in politics)

    def _is_toured(self, p: Actor, mention: EventMention) -> bool:
        return mention.mode == "visit" and p.kind == "state" and p.id in mention.recipients

    def _by_a_crowd(self, mention: EventMention) -> bool:
        crowds = (a for a in map(self._cast.__getitem__, mention.actors) if a.kind in ("group", "people"))
        return any(a.sector != "CRM" and not self._follows(a) for a in crowds)

    def _follows(self, p: Actor) -> bool:
        """Fans, customers, viewers."""
        return any(w.removesuffix("s") in self._subjects.followers for w in self._words(p, p.mentions[0]))

    def _is_travel(self, mention: EventMention, firm: list[Actor]) -> bool:
        """A private person's visit to a country: "the pianist toured Japan"."""
        return mention.mode == "visit" and all(p.kind == "state" and p.id in mention.recipients for p in firm)

    def _is_firm(self, p: Actor, subject: str, mention: EventMention) -> bool:
        """Whether this is a political actor whatever the text is about, by name or by an unmistakable word.

        Mere role nouns are not: the agent, secretary, spokeswoman, division or party of a text on sport or business.
        The minister of a film has no country.
        """
        if not self._takes_part(p):
            return False
        sentence = mention.trail.sentence
        words = self._words(p, sentence)
        if self._subjects.technical.intersection(words):
            return False
        if subject == BUSINESS and p.id in mention.actors and self._subjects.regulating.intersection(words):
            return True
        if _is_leader(p) or (p.rule in BODY and (subject != SPORT or p.sector in BODIES_OF_NAME)):
            return True
        placed = p.country is not None or (p.sector in ARMED and subject != CULTURE)
        if (placed and self._bears_politics(words)) or self._is_titled(p):
            return True
        if p.rule in NATION or p.rule.startswith(OF_NATION):
            return subject != SPORT and self._acts(p, sentence)
        return False

    def _words(self, p: Actor, sentence: Span) -> frozenset[str]:
        """The words of its name, its office and its mentions; of a state's mentions those of the sentence."""
        if p.kind == "state":
            mentions = (m.span for m in self._mentions(p, sentence))
            return frozenset(self._split(p.name)) | frozenset(w for m in mentions for w in self._split(self._quote(m)))
        if p.id not in self._known:
            texts = (p.name, p.office or "", *map(self._quote, p.mentions))
            self._known[p.id] = frozenset(w for text in texts for w in self._split(text))
        return self._known[p.id]

    def _quote(self, span: Span) -> str:
        return self._text[span.start : span.end]

    def _split(self, text: str) -> Iterator[str]:
        return (w.strip("'’.,").lower() for w in text.split())

    def _mentions(self, p: Actor, sentence: Span) -> list[ActorMention]:
        """Its mentions in a sentence, found by their place: an article may have thousands."""
        mine = self._by_actor[p.id]
        first = bisect_left(mine, sentence.start, key=_start)
        return [m for m in mine[first : bisect_left(mine, sentence.end, key=_start)] if sentence.covers(m.span)]

    def _bears_politics(self, words: Iterable[str]) -> bool:
        telling = self._subjects.political
        return any(w in telling or w.removesuffix("s") in telling for w in words)

    def _is_titled(self, p: Actor) -> bool:
        """ "President Kamau"; a club's is "club president Bill Ashe"."""
        if p.id not in self._titled:
            self._titled[p.id] = any(self._quote(m).partition(" ")[0] in self._subjects.titles for m in p.mentions)
        return self._titled[p.id]

    def _acts(self, p: Actor, sentence: Span) -> bool:
        """Whether the sentence speaks of it otherwise than as a place."""
        return any(m.form != "place" for m in self._mentions(p, sentence))


def _start(mention: ActorMention) -> int:
    return mention.span.start


def _is_leader(p: Actor) -> bool:
    """Known by name or office from the table of leaders."""
    return "leader-table" in p.rule or p.rule == "modifier.leader"


def _is_charity(p: Actor) -> bool:
    """A body for the public good that no table knows by its name."""
    return p.sector == "NGO" and p.rule not in BODY


def _across_borders(parties: list[Actor]) -> bool:
    """Police and whom they police are of two countries: a matter between states."""
    return len({p.country for p in parties if p.country and not p.inferred}) > 1
