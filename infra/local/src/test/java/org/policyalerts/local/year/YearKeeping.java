package org.policyalerts.local.year;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.local.LocalClock;
import org.policyalerts.local.stack.Caller;

/** Incidents are closed, kept for a court, let go again, and words of them are erased. */
final class YearKeeping {

    /** By then what was closed has ended: what keeps it is looked at every thirty days, twice at most. */
    static final Duration PATIENCE = Duration.ofDays(65);

    private static final String JSON = "application/json";
    private static final String LEGAL = "staff:legal+restricted";
    private static final String CLOSED =
            "{\"status\": \"closed\", \"attribution\": {\"status\": \"closed-unresolved\", \"confidence\": \"none\"}}";
    private static final int OK = 200;

    private final RandomReports drawn;
    private final YearLedger ledger;
    private final LocalClock clock;

    private final Map<Integer, List<Known>> toClose = new TreeMap<>();
    private final Map<Integer, List<Known>> toErase = new TreeMap<>();
    private final Map<Integer, List<Known>> toLift = new TreeMap<>();
    int closed;
    int held;
    int erased;

    YearKeeping(RandomReports drawn, YearLedger ledger, LocalClock clock) {
        this.drawn = drawn;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Most are closed some weeks later; of some, words are erased. */
    void plan(Known known, String report, int day) {
        if (!drawn.once(4)) {
            add(toClose, day + 2 + drawn.upTo(20), known);
        }
        if (drawn.once(150)) {
            known.firstReport = report;
            add(toErase, day + 1 + drawn.upTo(20), known);
        }
    }

    private static void add(Map<Integer, List<Known>> plan, int day, Known known) {
        plan.computeIfAbsent(day, none -> new ArrayList<>()).add(known);
    }

    void playDay(YearStack stack, int day) throws Exception {
        for (Known known : due(toClose, day)) {
            if (known.closedAt != null) {
                // A change has closed it before; by now it may have ended.
                continue;
            }
            stack.change(known, CLOSED, ledger);
            closed++;
            if (drawn.once(30)) {
                hold(stack, known);
                add(toLift, day + 60, known);
            }
        }
        for (Known known : due(toLift, day)) {
            assertThat(stack.until(() -> stack.caller.send("DELETE", path(known, "hold"), LEGAL, "", ""))
                            .statusCode())
                    .isEqualTo(OK);
            known.liftedAt = clock.instant();
        }
        for (Known known : due(toErase, day)) {
            if (known.mayEnd() == null) {
                erase(stack, known);
            }
        }
    }

    private static List<Known> due(Map<Integer, List<Known>> plan, int day) {
        List<Known> due = plan.remove(day);
        return due == null ? List.of() : due;
    }

    private void hold(YearStack stack, Known known) throws Exception {
        String reason = "{\"reason\": \"A court asks for it.\"}";
        HttpResponse<String> answer =
                stack.until(() -> stack.caller.send("PUT", path(known, "hold"), LEGAL, JSON, reason));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(OK);
        known.heldAt = clock.instant();
        held++;
        stack.expectAudit("PUT /incidents/{id}/hold", known);
    }

    /** Whoever sends the first report once more is answered as before, and brings nothing back. */
    private void erase(YearStack stack, Known known) throws Exception {
        String request = JsonWriter.write(Map.of(
                "fields", List.of("/title", "/targets/0/name"),
                "requestedBy", "the person named",
                "reason", "GDPR art. 17"));
        HttpResponse<String> answer =
                stack.until(() -> stack.caller.send("POST", path(known, "erasure"), LEGAL, JSON, request));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(OK);
        known.erasedAt = clock.instant();
        erased++;
        stack.read(known, ledger);
        String report = String.valueOf(known.firstReport);
        HttpResponse<String> again = stack.until(() -> stack.caller.submit(report));
        assertThat(again.statusCode()).as(again.body()).isEqualTo(OK);
        assertThat(Caller.id(again)).isEqualTo(known.id);
        stack.expectAudit("POST /incidents/{id}/erasure", known);
    }

    private static String path(Known known, String what) {
        return "/incidents/" + known.id + "/" + what;
    }

    /** Erased words that an answer still quotes. */
    List<String> quoted(YearStack stack, Instant now) throws Exception {
        List<String> complaints = new ArrayList<>();
        for (Known known : ledger.all()) {
            if (known.erasedAt != null && !known.mayBeGone(now)) {
                for (String part : List.of("", "/versions", "/decision", "/messages", "/alerts")) {
                    String body = stack.caller
                            .get("/incidents/" + known.id + part, "staff+restricted")
                            .body();
                    if (body.contains(known.secret)) {
                        complaints.add(known.reference + part + " quotes what was erased: " + body);
                    }
                }
            }
        }
        return complaints;
    }
}
