// The walk of docs/api.md with the types that openapi-typescript makes; each step says what it saw, and any surprise ends it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import createClient from "openapi-fetch";
import type { components, paths } from "./api.js";

const [address, file] = process.argv.slice(2) as [string, string];
type Report = components["schemas"]["IncidentReport"];
// A step that is asked once for a campaign is told once, so each walk has a claimant of its own.
const own = { reference: "WALK/TYPESCRIPT", claims: [{ claimant: "Walk in TypeScript" }] };
const report: Report = { ...(JSON.parse(readFileSync(file, "utf8")) as Report), ...own };

const by = (token: string) => createClient<paths>({ baseUrl: address, headers: { Authorization: `Bearer ${token}` } });
const csirt = by("curator:AKCESK");
const staff = by("staff");
const mfa = by("staff:mfa");

function same<T>(step: string, found: T, wanted: T): void {
  assert.deepEqual(found, wanted, step);
  console.log(`${step}: ${JSON.stringify(found)}`);
}

/** What came, if it came with this status. */
function data<T>(answer: { data?: T; error?: unknown; response: Response }, status = 200): T {
  assert.equal(answer.response.status, status, JSON.stringify(answer.error));
  assert.ok(answer.data !== undefined);
  return answer.data;
}

/** Of what there is in several forms the one in JSON, which comes unless another is asked for. */
function json<T>(answer: T): Exclude<T, string> {
  assert.notEqual(typeof answer, "string");
  return answer as Exclude<T, string>;
}

const tried = data(await csirt.POST("/incidents", { body: report, params: { query: { dryRun: true } } }));
assert.ok("matched" in tried);
same("dry run matches", (tried.matched ?? []).length > 0, true);
const stored = data(await csirt.POST("/incidents", { body: report }), 201);
const id = stored.id!;
same("submitted version", stored.version, 1);
same("sent again", data(await csirt.POST("/incidents", { body: report })).id, id);
const other = await csirt.POST("/incidents", { body: { ...report, severity: 2 } });
same("other content", [other.response.status, (other.error as components["schemas"]["Problem"]).id], [409, id]);
const path = { id };
same("read", data(await csirt.GET("/incidents/{id}", { params: { path } })).title, report.title);
const hidden = await by("submitter:SOMEBODY-ELSE").GET("/incidents/{id}", { params: { path } });
same("of others", hidden.response.status, 404);

const patch = (body: components["schemas"]["IncidentPatch"]) =>
  csirt.PATCH("/incidents/{id}", { params: { path, header: { "If-Match": '"v1"' } }, body });
same("changed version", data(await patch({ severity: 2 })).version, 2);
same("stale", (await patch({ summary: null })).response.status, 412);
const versions = data(await csirt.GET("/incidents/{id}/versions", { params: { path } })).versions;
same("changes", versions[1]?.changes.map((change) => [change.pointer, change.before, change.after]), [["/severity", 3, 2]]);

await fetch(`${address}/local/idle`);
const decision = data(await staff.GET("/incidents/{id}/decision", { params: { path } }));
same("decision of version", decision.version, 2);
same("decision matches", decision.matched.length > 0, true);
const alerts = data(await staff.GET("/incidents/{id}/alerts", { params: { path, query: { state: "open" } } })).alerts;
same("alerts of the incident", [...new Set(alerts.map((alert) => alert.incident))], [id]);

const code = data(await mfa.GET("/incidents/{id}/messages", { params: { path } })).messages.at(-1)!.code;
const message = data(await mfa.GET("/messages/{code}", { params: { path: { code } } }));
same("message as sent", [message.code, (message.text ?? "").length > 0], [code, true]);
const taken = data(await mfa.POST("/messages/{code}/take", { params: { path: { code } }, body: { who: "Desk 3" } })).results[0]!;
same("taken by message", [taken.status, taken.task?.state, taken.task?.taken?.who], [200, "taken", "Desk 3"]);
const task = taken.task!.id;
const rows = json(data(await mfa.GET("/tasks", { params: { query: { state: "taken" } } }))).rows;
same("among the tasks", rows.flatMap((row) => row.tasks).some((one) => one.id === task), true);

const act = async (one: Omit<components["schemas"]["TaskAct"], "task">) =>
  data(await mfa.POST("/tasks:act", { body: { acts: [{ task, ...one }] } })).results[0]!;
same("done", (await act({ act: "done", note: "The protecting power has it." })).task?.state, "done");
same("declined too late", (await act({ act: "decline", reason: "Not ours." })).problem?.status, 409);
same("reopened", (await act({ act: "reopen", reason: "Wrong task." })).task?.state, "open");

const alert = { id: alerts.find((one) => one.recipients?.includes("csirt"))!.id };
const closed = await staff.POST("/alerts/{id}/outcome", { params: { path: alert }, body: { outcome: "done", reason: "The line is agreed." } });
same("closed", data(closed).state, "done");
const owned = data(
  await staff.POST("/alerts/{id}/acknowledgement", { params: { path: alert }, body: { owner: "Desk 3", nextStepBy: "2023-12-29" } }),
);
same("acknowledged", [owned.state, owned.acknowledgement?.owner], ["acknowledged", "Desk 3"]);

const held = await staff.POST("/incidents/{id}/reviews", { params: { path }, body: { status: "investigating", note: "The cell has it." } });
const review = data(held, 201);
same("reviewed", [review.status, review.version], ["investigating", 3]);

const quiet = { incident: id, reason: "Talks are under way.", until: "2023-12-31" };
const preview = data(await staff.POST("/silences", { params: { query: { dryRun: true } }, body: quiet }));
assert.ok("days" in preview);
same("silence tried over days", preview.days, 90);
const silence = data(await staff.POST("/silences", { body: quiet }), 201).id!;
same("silences", data(await staff.GET("/silences")).silences.some((one) => one.id === silence), true);
same("silence ended", data(await staff.DELETE("/silences/{id}", { params: { path: { id: silence } } })).id, silence);

same("in the calendar", json(data(await mfa.GET("/calendar"))).entries.some((entry) => entry.incident.id === id), true);
const policy = data(await staff.GET("/policies")).policies[0]!;
same("policy", data(await staff.GET("/policies/{id}", { params: { path: { id: policy.id } } })).title, policy.title);
same("book in force", data(await by("publisher:WALK").GET("/books")).inForce, "shipped");

const lines = `${JSON.stringify({ ...report, reference: "WALK/TYPESCRIPT/LINE" })}\n{}\n`;
const batch = await csirt.POST("/incidents:batch", {
  body: lines,
  bodySerializer: (body) => body,
  headers: { "Content-Type": "application/x-ndjson" },
  parseAs: "text",
});
const results = String(data(batch)).trimEnd().split("\n");
same("batch", results.map((line) => (JSON.parse(line) as components["schemas"]["BatchResult"]).status), [201, 400]);
