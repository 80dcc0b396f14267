"""The JSON API: pages of rows, files, descriptions that hold."""

from __future__ import annotations

import csv
import io
from typing import Any

import pyarrow.parquet as pq
import pytest
from starlette.testclient import TestClient

from demarche.records import coding_from_json

LISTS = ("events", "actors", "quotations", "articles", "stories", "ahead")
TABLES = ("over-time", "countries", "places", "ties", "analyses/dyad_month", "analyses/outlet_voices")


def api(client: TestClient, address: str) -> Any:
    answer = client.get(f"/api/v1/{address}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_pages_lead_from_one_to_the_next(client: TestClient) -> None:
    """Following `next` gives every event once, in one order."""
    address, keys = "events?size=1&name=SDN", []
    while address:
        page = api(client, address)
        keys += [row["event_key"] for row in page["items"]]
        address = (page["next"] or "").removeprefix("/api/v1/")
    assert len(keys) == len(set(keys)) == page["total"] == 4
    assert keys == [row["event_key"] for row in api(client, "events")["items"]]


def test_an_event_row_tells_who_what_whom_and_on_whose_word(client: TestClient) -> None:
    """The fields that users script against."""
    row = api(client, "events?source=Wire")["items"][0]
    assert [a["name"] for a in row["actors"]] == ["Chad"]
    assert [a["key"] for a in row["recipients"]] == ["SDN"]
    assert (row["type"], row["mode"], row["standing"], row["speaker"]) == (
        "SANCTION",
        "discontinue",
        "said",
        "Mahamat Deby",
    )
    assert (row["date_start"], row["dead_min"], row["rule"]) == ("2025-05-11", 12, "sanction.close-border")
    at = row["predicate_at"]
    assert row["sentence"][at : at + row["predicate_length"]] == row["predicate"] == "closed"


@pytest.mark.parametrize("name", [*LISTS, *TABLES])
def test_every_list_can_be_saved(client: TestClient, name: str) -> None:
    """CSV and Parquet hold as many rows as JSON, under the same names."""
    rows = api(client, f"{name}?size=200")["items"]
    saved = client.get(f"/api/v1/{name}?format=csv&size=1")
    assert saved.headers["content-disposition"] == f'attachment; filename="{name.rpartition("/")[2]}.csv"'
    lines = list(csv.DictReader(io.StringIO(saved.text)))
    table = pq.read_table(io.BytesIO(client.get(f"/api/v1/{name}?format=parquet").content))
    assert len(lines) == table.num_rows == len(rows)
    if rows:
        assert list(lines[0]) == table.column_names == list(rows[0])


def test_saved_text_is_no_formula(client: TestClient) -> None:
    """A source that begins with = gets an apostrophe, so that no spreadsheet runs it."""
    text = client.get("/api/v1/articles?format=csv").text
    assert "'=HYPERLINK(1)" in text


def test_an_article_comes_as_its_coding(client: TestClient) -> None:
    """The same JSON as `demarche code` writes."""
    key = api(client, "articles?source=Wire")["items"][0]["article_key"]
    coding = coding_from_json(client.get(f"/api/v1/articles/{key}").content)
    assert coding.article.id == "a1"
    assert coding.events[0].type == "SANCTION"


def test_time_actors_and_status(client: TestClient) -> None:
    """Counts by month, an actor with its partners, the size of the store."""
    (month,) = api(client, "over-time?doer=TCD")["items"]
    assert (month["start"], month["material_conflict"], month["events"]) == ("2025-05-01", 3, 3)
    assert [p["name"] for p in api(client, "actors/TCD")["partners"]] == ["Sudan"]
    assert api(client, "status") | {"stories": 0} == {
        "articles": 4, "events": 4, "quotations": 4, "stories": 0, "first_published": "2025-05-12",
        "last_published": "2025-06-01",
    }  # fmt: skip
    assert [r["key"] for r in [{"key": p["event_key"]} for p in api(client, "events/a1-k1")["items"]]] == [
        "a1-k1",
        "a2-k1",
    ]


def test_a_partner_alone_has_to_do_with_anybody(client: TestClient) -> None:
    """With an actor the events between the two, without one all that the partner has with others; none of unknown."""
    between = api(client, "events?actor=TCD&partner=SDN")["items"]
    assert between
    assert {e["event_key"] for e in between} <= {e["event_key"] for e in api(client, "events?partner=SDN")["items"]}
    assert api(client, "events?actor=none&partner=SDN")["items"] == []
    assert api(client, "events?partner=TEMP+VIEW")["items"] == []


def test_every_row_is_described_field_by_field(client: TestClient) -> None:
    """What OpenAPI says of a list's rows is what stands in them, down to the coding of an article."""
    described = api(client, "openapi.json")
    for name in (*LISTS, *TABLES):
        rows = api(client, name)["items"]
        answer = described["paths"][f"/api/v1/{name}"]["get"]["responses"]["200"]["content"]
        page = named(described, answer["application/json"]["schema"])
        fields = named(described, page["properties"]["items"]["items"])["properties"]
        assert all(list(row) == list(fields) for row in rows), name
        assert {"text/csv", "application/vnd.apache.parquet"} <= set(answer)
    coding = described["paths"]["/api/v1/articles/{key}"]["get"]["responses"]["200"]["content"]["application/json"]
    assert "attributions" in named(described, coding["schema"])["properties"]


def named(described: Any, schema: Any) -> Any:
    """The component that a schema refers to."""
    return described["components"]["schemas"][schema["$ref"].rpartition("/")[2]]


def test_files_have_their_columns_where_no_row_fits(client: TestClient) -> None:
    """An empty file says what it would hold, each column with its type."""
    table = pq.read_table(io.BytesIO(client.get("/api/v1/events?name=nobody&format=parquet").content))
    kinds = {
        name: str(table.schema.field(name).type) for name in ("type", "lat", "dead_min", "day", "hedged", "actors")
    }
    assert kinds == {"type": "string", "lat": "double", "dead_min": "int64", "day": "date32[day]", "hedged": "bool",
                     "actors": "list<element: string>"}  # fmt: skip
    assert client.get("/api/v1/ties?name=nobody&format=csv").text.startswith("one,other,one_name")


def test_refusals_are_problems_too(client: TestClient) -> None:
    """A method that is not there names those that are; what cannot be understood names its field."""
    refused = client.post("/api/v1/events")
    assert (refused.status_code, refused.headers["allow"]) == (405, "GET, HEAD")
    assert refused.json()["detail"]
    assert "since" in client.get("/api/v1/events?since=yesterday").json()["detail"]


@pytest.mark.parametrize("address", ["events/none", "actors/none", "articles/none", "nothing"])
def test_errors_are_json(client: TestClient, address: str) -> None:
    """A program that asks for what is not there gets a reason it can read."""
    answer = client.get(f"/api/v1/{address}")
    assert answer.status_code == 404
    assert answer.json()["detail"]


def test_the_description_names_every_route_and_parameter(client: TestClient) -> None:
    """OpenAPI has each list with its filters, and the page on the API shows them."""
    described = api(client, "openapi.json")
    paths = described["paths"]
    assert {f"/api/v1/{name}" for name in (*LISTS, *TABLES, "status")} <= set(paths)
    asked = {p["name"] for p in paths["/api/v1/events"]["get"]["parameters"]}
    assert {"name", "type", "standing", "actuality", "country", "since", "until", "source", "speaker", "words"} <= asked
    assert "/api/v1/quotations" in client.get("/api").text
