"""Dates in sentences as news writes them: which days they name, or that they name none."""

from __future__ import annotations

import datetime as dt

import pytest

from demarche.circumstances.times import TimeKnowledge, resolve_date_expression

# Text, day of publication, first and last day ("" where the words refuse).
SENTENCES = [
    ("The junta seized power a year ago Monday.", "2025-10-09", "2024-10-06", "2024-10-06"),
    ("Exports rose 4 percent in the year to March.", "2025-10-09", "2024-04-01", "2025-03-31"),
    ("Retail sales fell in the three months to July.", "2021-09-03", "2021-05-01", "2021-07-31"),
    ("He will arrive at 8 p.m. GMT on Friday.", "2025-10-09", "2025-10-10", "2025-10-10"),
    ("He said on Sunday he would run again.", "2024-03-18", "2024-03-17", "2024-03-17"),
    ("A general strike was called for June 20-22.", "2023-06-14", "2023-06-20", "2023-06-22"),
    ("The union called a strike for Thursday.", "2025-10-07", "2025-10-09", "2025-10-09"),
    ("The talks will be held on Jan. 25.", "2016-01-05", "2016-01-25", "2016-01-25"),
    ("Voting takes place on Tuesday, Jan. 12.", "2016-01-05", "2016-01-12", "2016-01-12"),
    ("The president was overthrown on Sunday, September 5.", "2021-09-06", "2021-09-05", "2021-09-05"),
    ("The Class of 2019 graduated.", "2023-06-14", "", ""),
    ("The last flight left one minute before midnight on Monday.", "2021-09-03", "2021-08-30", "2021-08-30"),
    ("Lockdown ends at midnight on Sunday.", "2021-09-03", "2021-09-05", "2021-09-05"),
    ("The economy shrank 2.1 percent in the April-June quarter.", "2021-09-03", "2021-04-01", "2021-06-30"),
    ("The pipeline shuts down at 2300 GMT on Dec 31.", "2024-12-08", "2024-12-31", "2024-12-31"),
    ("He takes office on January 20.", "2024-12-08", "2025-01-20", "2025-01-20"),
    ("A vote is expected in the last week of February.", "2024-12-08", "2025-02-22", "2025-02-28"),
    ("Rates will stay unchanged for the rest of the year.", "2024-12-08", "2024-12-08", "2024-12-31"),
    ("Exports surged in the first five months of the year.", "2018-07-01", "2018-01-01", "2018-05-31"),
    ("The sultan died in the early 16th century.", "2018-07-01", "1501-01-01", "1533-12-31"),
    ("Tuesday's attack was the deadliest in years.", "2025-10-09", "2025-10-07", "2025-10-07"),
    ("The embassy was shut in mid-February.", "2024-03-18", "2024-02-11", "2024-02-20"),
    ("The visit is planned for the spring.", "2024-03-18", "", ""),
    ("The 2022 World Cup was held in the emirate.", "2024-03-18", "", ""),
    ("The base was closed between December 20 and January 5.", "2024-03-18", "2023-12-20", "2024-01-05"),
    ("The Oct. 7 attack triggered the war.", "2024-03-18", "2023-10-07", "2023-10-07"),
    ("The sanctions expire on July 31.", "2024-03-18", "2024-07-31", "2024-07-31"),
    ("In the past 24 hours, 63 people were killed.", "2024-03-18", "2024-03-17", "2024-03-18"),
    ("The Aug. 30 - Sept. 2 meeting will discuss water.", "2023-06-14", "2023-08-30", "2023-09-02"),
    ("Later that day the rebels withdrew.", "2023-06-14", "", ""),
    ("KABUL, Sept 2 (Reuters) - Thousands waited outside banks.", "2021-09-03", "2021-09-02", "2021-09-02"),
    ("The trial resumes a week from Monday.", "2021-09-03", "2021-09-13", "2021-09-13"),
    ("Clashes broke out on 4/12/2024.", "2024-12-08", "", ""),
    ("A mudslide buried the camp in the night from Saturday to Sunday.", "2018-07-01", "2018-06-30", "2018-07-01"),
    ("Boeing's 737 fell into the sea.", "2018-07-01", "", ""),
    ("The May government lost the vote.", "2018-07-01", "", ""),
    ("Japan has lent Mongolia money.", "2018-07-01", "", ""),
    ("The crew will walk out on 23\n            December.", "2018-07-01", "2018-12-23", "2018-12-23"),
]


@pytest.mark.parametrize(("text", "published", "start", "end"), SENTENCES)
def test_days_named(text: str, published: str, start: str, end: str, times_known: TimeKnowledge) -> None:
    """The days, or none with a reason."""
    found = resolve_date_expression(text, dt.date.fromisoformat(published), knowledge=times_known)
    assert (found.start or "", found.end or "") == (start, end), found.reason
    assert found.reason
