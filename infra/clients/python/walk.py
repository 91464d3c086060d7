"""The walk of docs/api.md with the client that openapi-python-client makes; each step says what it saw, and any surprise ends it."""

import json
import sys
import urllib.request
from io import BytesIO
from pathlib import Path
from typing import Any, cast

from policy_alerts_client import AuthenticatedClient
from policy_alerts_client.api.alerts import acknowledge_alert, close_alert
from policy_alerts_client.api.incidents import get_decision, get_incident, list_alerts_of_incident, list_versions
from policy_alerts_client.api.policies import get_policy, list_books, list_policies
from policy_alerts_client.api.reporting import change_incident, submit_batch, submit_incident
from policy_alerts_client.api.reviews import hold_review
from policy_alerts_client.api.silences import begin_silence, end_silence, list_silences
from policy_alerts_client.api.tasks import act_on_tasks, get_calendar, get_message, list_messages_of_incident, list_tasks, take_message
from policy_alerts_client.models import (
    AlertState,
    AttributionStatus,
    IncidentPatch,
    IncidentReport,
    MessageTaking,
    NewSilence,
    Outcome,
    OutcomeKind,
    ReviewOutcome,
    Taking,
    TaskAct,
    TaskActKind,
    TaskActs,
    TaskState,
)
from policy_alerts_client.types import File

ADDRESS = sys.argv[1]
report = json.loads(Path("events/report-parliament.json").read_text())
report["reference"] = "WALK/PYTHON"
# A step that is asked once for a campaign is told once, so each walk has a claimant of its own.
report["claims"] = [{"claimant": "Walk in Python"}]


def by(token: str) -> AuthenticatedClient:
    return AuthenticatedClient(base_url=ADDRESS, token=token, timeout=60)


def answer(status: int, response: Any) -> Any:
    assert response.status_code == status, (response.status_code, response.content)
    return response.parsed


def same(step: str, wanted: Any, found: Any) -> None:
    assert found == wanted, f"{step}: {found!r} is not {wanted!r}"
    print(f"{step}: {found}")


def settled() -> None:
    urllib.request.urlopen(ADDRESS + "/local/idle").close()


csirt, staff, mfa = by("curator:AKCESK"), by("staff"), by("staff:mfa")
body = IncidentReport.from_dict(report)

tried = answer(200, submit_incident.sync_detailed(client=csirt, body=body, dry_run=True))
same("dry run matches", True, len(tried.matched) > 0)
stored = answer(201, submit_incident.sync_detailed(client=csirt, body=body))
same("submitted version", 1, stored.version)
same("sent again", stored.id, answer(200, submit_incident.sync_detailed(client=csirt, body=body)).id)
other = IncidentReport.from_dict({**report, "severity": 2})
same("other content", stored.id, answer(409, submit_incident.sync_detailed(client=csirt, body=other)).id)
incident = stored.id
same("read", body.title, answer(200, get_incident.sync_detailed(incident, client=csirt)).title)
same("of others", 404, get_incident.sync_detailed(incident, client=by("submitter:SOMEBODY-ELSE")).status_code)

changed = answer(200, change_incident.sync_detailed(incident, client=csirt, body=IncidentPatch(severity=2), if_match='"v1"'))
same("changed version", 2, changed.version)
stale = answer(412, change_incident.sync_detailed(incident, client=csirt, body=IncidentPatch(summary=None), if_match='"v1"'))
same("stale", 2, stale.version)
changes = answer(200, list_versions.sync_detailed(incident, client=csirt)).versions[1].changes
same("changes", [("/severity", 3, 2)], [(change.pointer, change.before, change.after) for change in changes])

settled()
decision = answer(200, get_decision.sync_detailed(incident, client=staff))
same("decision of version", 2, decision.version)
same("decision matches", True, len(decision.matched) > 0)
alerts = answer(200, list_alerts_of_incident.sync_detailed(incident, client=staff, state=AlertState.OPEN)).alerts
same("alerts of the incident", {incident}, {alert.incident for alert in alerts})

code = answer(200, list_messages_of_incident.sync_detailed(incident, client=mfa)).messages[-1].code
message = answer(200, get_message.sync_detailed(code, client=mfa))
same("message as sent", (code, True), (message.code, len(message.text) > 0))
taken = answer(200, take_message.sync_detailed(code, client=mfa, body=MessageTaking(who="Desk 3"))).results[0]
same("taken by message", (200, TaskState.TAKEN, "Desk 3"), (taken.status, taken.task.state, taken.task.taken.who))
rows = answer(200, list_tasks.sync_detailed(client=mfa, state=TaskState.TAKEN)).rows
same("among the tasks", True, taken.task.id in [task.id for row in rows for task in row.tasks])


def act(kind: TaskActKind, **words: str) -> Any:
    acts = TaskActs(acts=[TaskAct(task=taken.task.id, act=kind, **words)])
    return answer(200, act_on_tasks.sync_detailed(client=mfa, body=acts)).results[0]


same("done", TaskState.DONE, act(TaskActKind.DONE, note="The protecting power has it.").task.state)
same("declined too late", 409, act(TaskActKind.DECLINE, reason="Not ours.").problem.status)
same("reopened", TaskState.OPEN, act(TaskActKind.REOPEN, reason="Wrong task.").task.state)

alert = next(alert for alert in alerts if "csirt" in alert.recipients)
closed = answer(200, close_alert.sync_detailed(alert.id, client=staff, body=Outcome(outcome=OutcomeKind.DONE, reason="The line is agreed.")))
same("closed", AlertState.DONE, closed.state)
owned = answer(200, acknowledge_alert.sync_detailed(alert.id, client=staff, body=Taking(owner="Desk 3", next_step_by="2023-12-29")))
same("acknowledged", (AlertState.ACKNOWLEDGED, "Desk 3"), (owned.state, owned.acknowledgement.owner))

review = answer(201, hold_review.sync_detailed(incident, client=staff, body=ReviewOutcome(status=AttributionStatus.INVESTIGATING, note="The cell has it.")))
same("reviewed", ("investigating", 3), (review.status, review.version))

quiet = NewSilence(incident=incident, reason="Talks are under way.", until="2023-12-31")
same("silence tried over days", 90, answer(200, begin_silence.sync_detailed(client=staff, body=quiet, dry_run=True)).days)
silence = answer(201, begin_silence.sync_detailed(client=staff, body=quiet))
same("silences", True, silence.id in [one.id for one in answer(200, list_silences.sync_detailed(client=staff)).silences])
same("silence ended", silence.id, answer(200, end_silence.sync_detailed(silence.id, client=staff)).id)

entries = answer(200, get_calendar.sync_detailed(client=mfa)).entries
same("in the calendar", True, incident in [entry.incident.id for entry in entries])
policies = answer(200, list_policies.sync_detailed(client=staff)).policies
same("policy", policies[0].title, answer(200, get_policy.sync_detailed(policies[0].id, client=staff)).title)
same("book in force", "shipped", answer(200, list_books.sync_detailed(client=by("publisher:WALK"))).in_force)

lines = cast(str, File(payload=BytesIO((json.dumps({**report, "reference": "WALK/PYTHON/LINE"}) + "\n{}\n").encode())))
results = answer(200, submit_batch.sync_detailed(client=csirt, body=lines)).payload.read().decode().splitlines()
same("batch", [201, 400], [json.loads(line)["status"] for line in results])
