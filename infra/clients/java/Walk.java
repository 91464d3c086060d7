import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.AlertsApi;
import org.openapitools.client.api.IncidentsApi;
import org.openapitools.client.api.PoliciesApi;
import org.openapitools.client.api.ReportingApi;
import org.openapitools.client.api.ReviewsApi;
import org.openapitools.client.api.SilencesApi;
import org.openapitools.client.api.TasksApi;
import org.openapitools.client.model.AlertState;
import org.openapitools.client.model.Audience;
import org.openapitools.client.model.AttributionStatus;
import org.openapitools.client.model.Claim;
import org.openapitools.client.model.IncidentPatch;
import org.openapitools.client.model.IncidentReport;
import org.openapitools.client.model.MessageTaking;
import org.openapitools.client.model.NewSilence;
import org.openapitools.client.model.Outcome;
import org.openapitools.client.model.OutcomeKind;
import org.openapitools.client.model.ReviewOutcome;
import org.openapitools.client.model.Taking;
import org.openapitools.client.model.TaskAct;
import org.openapitools.client.model.TaskActKind;
import org.openapitools.client.model.TaskActs;
import org.openapitools.client.model.TaskResult;
import org.openapitools.client.model.TaskState;

/** The walk of docs/api.md with the client that openapi-generator makes; each step says what it saw, and any surprise ends it. */
public final class Walk {

    private final String address;
    private final IncidentReport report;
    private final ReportingApi csirt;
    private final TasksApi mfa;
    private final ApiClient staff;

    private Walk(String address, Path file) throws Exception {
        this.address = address;
        report = read(file, "WALK/JAVA");
        csirt = new ReportingApi(by("curator:AKCESK"));
        mfa = new TasksApi(by("staff:mfa"));
        staff = by("staff");
    }

    public static void main(String... arguments) throws Exception {
        Walk walk = new Walk(arguments[0], Path.of(arguments[1]));
        String incident = walk.report();
        walk.change(incident);
        walk.decide(incident);
        walk.act(incident);
        walk.alert(incident);
        walk.silence(incident);
        walk.lists(incident);
        walk.batch(read(Path.of(arguments[1]), "WALK/JAVA/LINE"));
    }

    /** A step that is asked once for a campaign is told once, so each walk has a claimant of its own. */
    private static IncidentReport read(Path file, String reference) throws Exception {
        return ApiClient.createDefaultObjectMapper()
                .readValue(Files.readString(file), IncidentReport.class)
                .reference(reference)
                .claims(List.of(new Claim().claimant("Walk in Java")));
    }

    private ApiClient by(String token) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(address);
        return client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
    }

    private String report() throws Exception {
        same("dry run without a match", false, csirt.submitIncident(report, true, null).getMatched().isEmpty());
        var stored = csirt.submitIncident(report, null, null);
        same("submitted version", 1, stored.getVersion());
        same("sent again", stored.getId(), csirt.submitIncident(report, null, null).getId());
        refused("other content", 409, () -> csirt.submitIncident(read(report.getReference()).severity(2), null, null));
        var incidents = new IncidentsApi(by("curator:AKCESK"));
        same("read", report.getTitle(), incidents.getIncident(stored.getId()).getTitle());
        var others = new IncidentsApi(by("submitter:SOMEBODY-ELSE"));
        refused("of others", 404, () -> others.getIncident(stored.getId()));
        return stored.getId();
    }

    private IncidentReport read(String reference) throws Exception {
        var mapper = ApiClient.createDefaultObjectMapper();
        return mapper.readValue(mapper.writeValueAsString(report), IncidentReport.class).reference(reference);
    }

    private void change(String incident) throws Exception {
        var changed = csirt.changeIncident("\"v1\"", incident, new IncidentPatch().severity(2));
        same("changed version", 2, changed.getVersion());
        refused("stale", 412, () -> csirt.changeIncident("\"v1\"", incident, new IncidentPatch().summary(null)));
        var changes = new IncidentsApi(staff).listVersions(incident, null, null).getVersions().get(1).getChanges();
        same("changes", List.of("/severity 3 2"), changes.stream()
                .map(change -> change.getPointer() + " " + change.getBefore() + " " + change.getAfter()).toList());
    }

    private void decide(String incident) throws Exception {
        var idle = HttpRequest.newBuilder(URI.create(address + "/local/idle")).build();
        HttpClient.newHttpClient().send(idle, HttpResponse.BodyHandlers.discarding());
        var decision = new IncidentsApi(staff).getDecision(incident, null);
        same("decision of version", 2, decision.getVersion());
        same("decision without a match", false, decision.getMatched().isEmpty());
    }

    private void act(String incident) throws Exception {
        var messages = mfa.listMessagesOfIncident(incident, null, null).getMessages();
        String code = messages.get(messages.size() - 1).getCode();
        var message = mfa.getMessage(code);
        same("message as sent", code, message.getCode());
        same("message without a text", false, message.getText().isEmpty());
        TaskResult taken = mfa.takeMessage(code, new MessageTaking().who("Desk 3")).getResults().get(0);
        same("taken by message", TaskState.TAKEN, taken.getTask().getState());
        same("taken by", "Desk 3", taken.getTask().getTaken().getWho());
        String task = taken.getTask().getId();
        var rows = mfa.listTasks(null, TaskState.TAKEN, null, null, null, null, null).getRows();
        same("among the tasks", true, rows.stream().flatMap(row -> row.getTasks().stream()).anyMatch(one -> one.getId().equals(task)));

        TaskAct act = new TaskAct().task(task);
        same("done", TaskState.DONE, result(act.act(TaskActKind.DONE).note("The protecting power has it.")).getTask().getState());
        act = new TaskAct().task(task).act(TaskActKind.DECLINE).reason("Not ours.");
        same("declined too late", 409, result(act).getProblem().getStatus());
        act = new TaskAct().task(task).act(TaskActKind.REOPEN).reason("Wrong task.");
        same("reopened", TaskState.OPEN, result(act).getTask().getState());
    }

    private TaskResult result(TaskAct act) throws ApiException {
        return mfa.actOnTasks(new TaskActs().addActsItem(act)).getResults().get(0);
    }

    private void alert(String incident) throws Exception {
        var open = new IncidentsApi(staff).listAlertsOfIncident(incident, AlertState.OPEN, null, null).getAlerts();
        String alert = open.stream().filter(one -> one.getRecipients().contains(Audience.CSIRT)).findFirst().orElseThrow().getId();
        var alerts = new AlertsApi(staff);
        var closed = alerts.closeAlert(alert, new Outcome().outcome(OutcomeKind.DONE).reason("The line is agreed."));
        same("closed", AlertState.DONE, closed.getState());
        var owned = alerts.acknowledgeAlert(alert, new Taking().owner("Desk 3").nextStepBy("2023-12-29"));
        same("acknowledged", AlertState.ACKNOWLEDGED, owned.getState());
        same("owner", "Desk 3", owned.getAcknowledgement().getOwner());

        var outcome = new ReviewOutcome().status(AttributionStatus.INVESTIGATING).note("The cell has it.");
        same("reviewed", "investigating", new ReviewsApi(staff).holdReview(incident, outcome).getStatus());
    }

    private void silence(String incident) throws Exception {
        var silences = new SilencesApi(staff);
        var quiet = new NewSilence().incident(incident).reason("Talks are under way.").until("2023-12-31");
        same("silence tried over days", 90, silences.beginSilence(quiet, true).getDays());
        String silence = silences.beginSilence(quiet, null).getId();
        same("silences", true, silences.listSilences(null).getSilences().stream().anyMatch(one -> one.getId().equals(silence)));
        same("silence ended", silence, silences.endSilence(silence).getId());
    }

    private void lists(String incident) throws Exception {
        var entries = mfa.getCalendar(null, null, null, null, null, null).getEntries();
        same("in the calendar", true, entries.stream().anyMatch(entry -> entry.getIncident().getId().equals(incident)));
        var policies = new PoliciesApi(staff);
        var policy = policies.listPolicies().getPolicies().get(0);
        same("policy", policy.getTitle(), policies.getPolicy(policy.getId()).getTitle());
        same("book in force", "shipped", new PoliciesApi(by("publisher:WALK")).listBooks().getInForce());
    }

    private void batch(IncidentReport line) throws Exception {
        var mapper = ApiClient.createDefaultObjectMapper();
        Path results = csirt.submitBatch(mapper.writeValueAsString(line) + "\n{}\n").toPath();
        same("batch", List.of("201", "400"), Files.readAllLines(results).stream()
                .map(result -> result.replaceAll(".*?\"status\":(\\d+).*", "$1")).toList());
    }

    private interface Step {
        Object take() throws Exception;
    }

    private static void refused(String step, int status, Step refused) throws Exception {
        try {
            refused.take();
        } catch (ApiException problem) {
            same(step, status, problem.getCode());
            return;
        }
        throw new AssertionError(step + ": was not refused");
    }

    private static void same(String step, Object wanted, Object found) {
        if (!Objects.equals(wanted, found)) {
            throw new AssertionError(step + ": " + found + " is not " + wanted);
        }
        System.out.println(step + ": " + found);
    }
}
