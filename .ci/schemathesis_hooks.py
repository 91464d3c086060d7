"""What the description says in words rather than in its schemas, so that the generator knows it too."""

import json
import os
import re
import urllib.request
from datetime import date, datetime, timedelta, timezone

import schemathesis
from hypothesis import strategies as st
from schemathesis.core.parameters import ParameterLocation

CLOCK = date.fromisoformat(os.environ["SERVER_DAY"])


def listed(path, name):
    """What is stored before the run starts."""
    request = urllib.request.Request(os.environ["SERVER"] + path, headers={"Authorization": "Bearer staff"})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)[name]


def known(path, name):
    return [entry["id"] for entry in listed(path, name)]


def one_of(stored, form):
    """One of those that are stored, or another of that form; a run before this one may have ended all there were."""
    other = st.from_regex(form, fullmatch=True)
    return st.one_of(st.sampled_from(stored), other) if stored else other


def ids(path, name, form):
    return one_of(known(path, name), form)


ULID = "[0-9A-HJKMNP-TV-Z]{26}"
days = st.dates(date(1971, 1, 1), date(9998, 12, 30)).map(date.isoformat)
offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(1971, 1, 1), datetime(9998, 12, 30), timezones=offsets).map(datetime.isoformat)
next_steps = st.dates(CLOCK, CLOCK + timedelta(days=29)).map(date.isoformat)

schemathesis.openapi.format(
    "partial-date", st.one_of(days.map(lambda day: day[:4]), days.map(lambda day: day[:7]), days, moments)
)
schemathesis.openapi.format("next-step", next_steps)
schemathesis.openapi.format(
    "next-review", st.dates(CLOCK + timedelta(days=1), CLOCK + timedelta(days=360)).map(date.isoformat)
)
schemathesis.openapi.format("country-code", st.sampled_from(["AL", "XK", "IR", "US", "NL", "DE", "FR", "ZW"]))
schemathesis.openapi.format("language-tag", st.sampled_from(["en", "sq-AL", "fa", "zh-Hant-TW", "x-own"]))
schemathesis.openapi.format("uri", st.sampled_from(["https://example.org/a?b=c#d", "http://198.51.100.7:8080/"]))
schemathesis.openapi.format("incident-id", ids("/incidents", "incidents", "inc_" + ULID))
schemathesis.openapi.format("alert-id", ids("/alerts?limit=100", "alerts", "alt_" + ULID + "-[0-9a-f]{16}"))
schemathesis.openapi.format("known-incident-id", st.sampled_from(known("/incidents", "incidents")))
schemathesis.openapi.format("silence-begin", st.just(CLOCK.isoformat()))
TASKS = [task["id"] for row in listed("/tasks?limit=100", "rows") for task in row["tasks"]]
schemathesis.openapi.format("task-id", one_of(TASKS, "tsk_" + ULID + "-[0-9a-f]{16}"))
CODES = [message["code"] for id in known("/incidents", "incidents") for message in listed(f"/incidents/{id}/messages", "messages")]
schemathesis.openapi.format("message-code", one_of(CODES, "[0-9A-HJKMNP-TV-Z]{6}"))
schemathesis.openapi.format("channel-audience", st.sampled_from(["mfa", "csirt", "policy", "operator@OSHEE"]))
schemathesis.openapi.format("mail-address", st.from_regex("[a-z]{1,12}@[a-z]{1,12}[.]example", fullmatch=True))
schemathesis.openapi.format("policy-id", st.sampled_from(known("/policies", "policies")))

REPORT = (
    '{"reference":"%s","title":"Portal offline","tlp":"green","determination":"suspected","severity":4,'
    '"timeline":{"occurredAt":"2023-12-25"},"targets":[{"name":"Portal","country":"AL","sector":"government",'
    '"infrastructureClass":"unknown","confirmation":"media"}],"impact":{"servicesDisrupted":"yes","scope":"unknown"}}'
)
lines = st.one_of(st.integers(0, 10**6).map(lambda number: REPORT % number), st.just("{}"), st.text(max_size=20))
schemathesis.openapi.format("ndjson", st.lists(lines, min_size=1, max_size=5).map(lambda all: "\n".join(all) + "\n"))


@schemathesis.serializer("application/x-ndjson")
def lines_as_they_are(context, value):
    return value.encode() if isinstance(value, str) else json.dumps(value).encode()


@schemathesis.deserializer("application/x-ndjson")
def lines_as_text(context, response):
    return response.content.decode()


@schemathesis.hook
def filter_case(context, case):
    """Whatever a batch holds is answered line by line, so no body of one is wrong as a whole; nor are acts on tasks."""
    body = case.meta.components.get(ParameterLocation.BODY) if case.meta else None
    is_wrong = body and body.mode.is_negative
    if case.operation.path == "/tasks:act":
        return not is_wrong
    if case.operation.path != "/incidents:batch":
        return True
    return isinstance(case.body, str) and not is_wrong


@schemathesis.hook
def before_call(context, case, kwargs):
    """Cases that are meant to be accepted keep the rules between fields; cases that are meant to be refused stay as they are."""
    if case.meta is None or case.meta.generation.mode.is_negative:
        return
    if case.path.endswith(("/decision", "/questions")):
        urllib.request.urlopen(os.environ["SERVER"] + "/local/idle").close()
    if case.query and "cursor" in case.query:
        # Only a list knows its cursors; random ones are refused.
        del case.query["cursor"]
    if isinstance(case.body, dict):
        case.body = within_the_rules(case.body, case.operation.method == "patch")
        if case.path.endswith("/reviews"):
            case.body = review_within_the_rules(case.body)
        if case.path.endswith("/erasure"):
            # What there is to erase only a version knows; each has a title.
            case.body = {**case.body, "fields": ["/title"], "version": None}
        if "/recipients/" in case.path:
            case.body = recipient_within_the_rules(case.body, re.sub("[^A-Za-z0-9]+", "-", "-".join(case.path_parameters.values())))
        if case.path.endswith("/duplicate-of") and case.body.get("incident") == case.path_parameters["id"]:
            # Nothing is a duplicate of itself.
            case.body["incident"] = None
        if os.environ["ROLE"] == "submitter" and case.body.get("tlp") == "red":
            # Its reporter can't read it back, so that a stored report would look lost.
            case.body["tlp"] = "amber+strict"


def within_the_rules(body, is_patch):
    """
    An incident has targets and an impact (only a threat has none, and the walk of docs/api.md sends one), ends after it occurs and does not lie ahead; confidence
    rests on an assessment; a patch keeps reference and label.
    """
    left_out = {"reference", "tlp", "type"} if is_patch else {"type"}
    left_out |= {name for name in ("targets", "impact") if is_patch and body.get(name, "") is None}
    if "reference" in body and not is_patch:
        body = {**body, **{name: json.loads(REPORT % 0)[name] for name in ("targets", "impact") if body.get(name) is None}}
    body = {name: value for name, value in body.items() if name not in left_out}
    if isinstance(body.get("timeline"), dict):
        body["timeline"] = {name: value for name, value in body["timeline"].items() if name not in ("endedAt", "awareAt")}
        if is_patch:
            body["timeline"].pop("occurredAt", None)
        elif body["timeline"].get("occurredAt", "")[:4] >= str(CLOCK.year):
            body["timeline"]["occurredAt"] = str(CLOCK.year)
    if isinstance(body.get("attribution"), dict):
        body["attribution"] = {name: value for name, value in body["attribution"].items() if name != "confidence"}
    return body


def recipient_within_the_rules(body, name):
    """Either a mailbox, or a chat and the parameter that has its address; and no two of an audience are the same."""
    body = {field: value for field, value in body.items() if value is not None}
    place = {"mail": f"duty@{name}.example"} if "mail" in body else {"chat": "slack", "parameter": f"/policy-alerts/chat/{name}"}
    return {**{field: value for field, value in body.items() if field not in ("mail", "chat", "parameter")}, **place}


def review_within_the_rules(body):
    """Confidence rests on an assessment, giving up needs a note, and what is resolved or given up has no next review."""
    body = {name: value for name, value in body.items() if name != "confidence"}
    body["note"] = body.get("note") or "Seen."
    if body.get("status") not in ("claimed", "investigating", "technical"):
        body.pop("nextReviewAt", None)
    return body
