"""Person names of many languages out of the package Faker (MIT), a need of training only.

In: the locales that are written in Latin letters. Out: pools of given and family names: "Agnieszka", "Wójcik". Our own
list (data/persons.csv) has the regions that Faker writes in other scripts.
"""

from __future__ import annotations

import importlib
from functools import cache

LOCALES = (
    "az_AZ cs_CZ da_DK de_AT de_CH de_DE en_GB en_IE en_IN en_KE en_NG en_NZ en_PK en_TH en_US es_AR es_CL es_CO es_ES "
    "es_MX et_EE fi_FI fr_FR fr_DZ ga_IE ha_NG hr_HR hu_HU id_ID ig_NG is_IS it_IT lt_LT lv_LV nl_BE nl_NL no_NO pl_PL "
    "pt_BR pt_PT ro_RO sk_SK sl_SI sq_AL sv_SE sw tr_TR tw_GH uz_UZ vi_VN yo_NG zu_ZA"
)


@cache
def pools() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """(given names, family names) of each locale that this version of Faker has; none where Faker is not installed."""
    found = []
    for locale in LOCALES.split():
        try:
            provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        except ModuleNotFoundError:
            continue
        given, family = _clean(provider, "first_names"), _clean(provider, "last_names")
        if len(given) > 20 and len(family) > 20:
            found.append((given, family))
    return tuple(found)


def _clean(provider: object, kind: str) -> tuple[str, ...]:
    """Names of one or two capitalised words in Latin letters, those of women and men together."""
    names: set[str] = set()
    for pool in (kind, kind.replace("_names", "_names_male"), kind.replace("_names", "_names_female")):
        found = vars(provider).get(pool, ())
        names.update(found if not isinstance(found, property) else ())
    return tuple(sorted(n for n in names if n[:1].isupper() and n[:1] < "ɐ" and len(n.split()) <= 2 and "." not in n))


def given_names() -> frozenset[str]:
    """All given names, for recognising persons."""
    return frozenset(name for given, _ in pools() for name in given)
