package org.policyalerts.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyalerts.dynamodb.table.DynamoDbTable;
import org.policyalerts.dynamodb.table.LargeItems;
import org.policyalerts.dynamodb.table.Table.Query;
import org.policyalerts.local.LocalClock;
import org.policyalerts.local.dynamodb.LocalTable;
import org.policyalerts.local.files.LocalBook;
import org.policyalerts.local.files.PolicyFolder;

/**
 * Ten thousand policies, of which hundreds hold for each report of the seed case: decided, told, explained, taken,
 * reminded of and withdrawn, in transactions that DynamoDB takes ({@link TransactionLimits}).
 */
@Tag("long")
class LargeBookTest {

    private static final int POLICIES = 10_000;

    /** How many of them hold for each report; with 3 000 nearly all lists of an answer are cut. */
    private static final int HOLDING = Integer.getInteger("book.holding", 600);

    private static final int MOST_LISTED = 500;
    private static final List<String> OWNERS = List.of("csirt", "mfa", "legal", "comms", "policy");
    private static final List<String> REPORTS = List.of("e-albania", "parliament", "one-albania", "air-albania");

    private final LocalClock clock = new LocalClock();
    private Instant since = Instant.now();

    private static String policy(int i) {
        return """
                id: generated-%05d
                version: 1
                title: Rule %d of a large book
                severity: %s
                when:
                  - targets.country: AL
                %s
                recommend:
                  - {do: Do what rule %d asks of the report, owner: %s, within: P%dD, per: %s}
                  - {dont: Do what rule %d forbids, owner: %s}
                why: A book may be as large as all laws of a state.
                tests:
                  - {name: some, given: events/report-one-albania.json, expect: match}
                  - {name: none, given: events/report-one-albania.json, expect: no-match}
                """.formatted(
                        i,
                        i,
                        i % 10 == 0 ? "high" : "medium",
                        i < HOLDING ? "" : "  - severity: {atLeast: 6}",
                        i,
                        OWNERS.get(i % OWNERS.size()),
                        1 + i % 20,
                        i % 3 == 0 ? "campaign" : "incident",
                        i,
                        OWNERS.get((i + 1) % OWNERS.size()));
    }

    private static LocalBook book(Path folder) throws Exception {
        for (int i = 0; i < POLICIES; i++) {
            Files.writeString(folder.resolve("generated-%05d.yaml".formatted(i)), policy(i));
        }
        return PolicyFolder.read(folder, new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .orElseThrow();
    }

    @Test
    void isDecidedToldAndExplained(@TempDir Path folder) throws Exception {
        clock.set(Instant.parse("2023-12-26T07:00:00Z"));
        LocalBook book = book(folder);
        took("the book is read and compiled");
        try (LocalDeployment stack = LocalDeployment.start(new LocalDeployment.Options(
                clock, 0, Optional.empty(), false, Optional.of(book), false, Optional.empty(), line -> {}))) {
            Caller caller = new Caller(stack.uri());
            List<String> ids = new ArrayList<>();
            for (String report : REPORTS) {
                HttpResponse<String> receipt = caller.submit(Caller.report(report));
                assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(201);
                ids.add(Caller.id(receipt));
                settle(stack, report + " is decided and told");
            }
            run(stack, Duration.ofMinutes(20), "what waited is told");
            for (String id : ids) {
                isExplained(caller, id);
                isKeptWithoutWhatDidNotMatch(stack, id);
            }
            took("all four are explained, whole and by policy");
            assertThat(OWNERS).allSatisfy(owner -> wasTold(caller, owner));
            whatAMessageAsksForIsTaken(caller);
            settle(stack, "what a message lists is taken");
            run(stack, Duration.ofDays(8), "a week later everybody is reminded");
            withdraw(caller, ids.get(REPORTS.indexOf("one-albania")));
            settle(stack, "all that one report raised is withdrawn");

            assertThat(stack.parked()).isEmpty();
        }
    }

    private void took(String what) {
        Instant now = Instant.now();
        System.out.printf(
                "%d of %d policies hold; %s: %d ms%n",
                HOLDING, POLICIES, what, Duration.between(since, now).toMillis());
        since = now;
    }

    private void run(LocalDeployment stack, Duration later, String what) throws Exception {
        clock.advance(later);
        stack.review();
        settle(stack, what);
    }

    /** A machine that does much else may take its time. */
    private void settle(LocalDeployment stack, String what) throws InterruptedException {
        boolean isIdle = stack.awaitIdle();
        for (int i = 0; i < 10 && !isIdle; i++) {
            isIdle = stack.awaitIdle();
        }
        assertThat(isIdle).isTrue();
        took(what);
    }

    private static void isExplained(Caller caller, String id) throws Exception {
        HttpResponse<String> answer = caller.get("/incidents/" + id + "/decision", "staff");
        assertThat(answer.statusCode()).isEqualTo(200);
        Map<String, Object> decision = Caller.object(answer.body());
        assertThat((List<?>) decision.get("notMatched")).hasSize(MOST_LISTED);
        assertThat(String.valueOf(decision.get("omitted")))
                .contains("notMatched=" + (POLICIES - HOLDING - MOST_LISTED));
        assertThat(decision).containsEntry("recomputed", true);
        String one = caller.get("/incidents/" + id + "/decision?policy=generated-09999", "staff")
                .body();
        assertThat(Caller.objects(one, "notMatched"))
                .singleElement()
                .satisfies(not -> assertThat(not.get("because")).asString().contains("severity is at least 6"));
        String first = caller.get("/incidents/" + id + "/decision?policy=generated-00000", "staff")
                .body();
        assertThat(Caller.objects(first, "matched")).hasSize(1);
    }

    private static void isKeptWithoutWhatDidNotMatch(LocalDeployment stack, String id) {
        LargeItems items = new LargeItems(new DynamoDbTable(stack.table().client(), LocalTable.NAME));
        assertThat(items.all(Query.beginning("I#" + id, "D#", 10)))
                .singleElement()
                .satisfies(item -> assertThat(item.get("body"))
                        .asString()
                        .contains("generated-%05d".formatted(HOLDING - 1))
                        .doesNotContain("generated-%05d".formatted(HOLDING)));
    }

    private static void wasTold(Caller caller, String owner) throws Exception {
        assertThat(caller.inbox("?audience=" + owner)).isNotEmpty().hasSizeLessThanOrEqualTo(8);
    }

    private static void whatAMessageAsksForIsTaken(Caller caller) throws Exception {
        String code = caller.inbox("?audience=csirt").stream()
                .map(message ->
                        message.get("attributes") instanceof Map<?, ?> map ? String.valueOf(map.get("code")) : "")
                .findFirst()
                .orElseThrow();
        HttpResponse<String> taken =
                caller.send("POST", "/messages/" + code + "/take", "staff:csirt", "application/json", "{}");
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        assertThat(Caller.objects(taken.body(), "results"))
                .isNotEmpty()
                .allSatisfy(result -> assertThat(result.get("status")).isEqualTo(200L));
    }

    private static void withdraw(Caller caller, String id) throws Exception {
        HttpResponse<String> changed = caller.change(id, 1, "{\"determination\": \"false-positive\"}");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    }
}
