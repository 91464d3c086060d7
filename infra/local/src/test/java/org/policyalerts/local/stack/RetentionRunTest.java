package org.policyalerts.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.policyalerts.local.LocalClock;
import org.policyalerts.local.dynamodb.LocalTable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Five years on the local stack: what was closed ends, what is open or held stays, and nobody stumbles over what is
 * gone.
 */
class RetentionRunTest {

    private static final String JSON = "application/json";
    private static final String STAYS = "stays";

    private final List<String> log = new ArrayList<>();
    private final LocalClock clock = new LocalClock();

    @Test
    void whatIsClosedEndsAndWhatIsOpenOrHeldStays() throws Exception {
        clock.set(Instant.parse("2023-12-26T07:00:00Z"));
        try (LocalDeployment deployment = LocalDeployment.start(new LocalDeployment.Options(
                clock, 0, Optional.empty(), false, Optional.empty(), false, Optional.empty(), log::add))) {
            String open = submit(deployment, "air-albania");
            String closed = submit(deployment, "parliament");
            String held = submit(deployment, "one-albania");
            close(deployment, closed);
            close(deployment, held);
            hold(deployment, held);
            years(deployment);

            assertThat(stamps(deployment, closed)).hasSize(1).doesNotContain(STAYS);
            assertThat(stamps(deployment, open)).containsExactly(STAYS);
            assertThat(stamps(deployment, held)).containsExactly(STAYS);
            assertThat(text(deployment, "/incidents/" + closed)).contains("\"keptUntil\":\"2028-12-2");

            clock.advance(Duration.ofDays(40));
            assertNothingDangles(deployment, closed, List.of(open, held));
            sweepUp(deployment);
            deployment.review();
            assertNothingDangles(deployment, closed, List.of(open, held));
            assertThat(log).noneMatch(line -> line.contains("failed\"") && line.contains("exception"));
        }
    }

    private String submit(LocalDeployment deployment, String report) throws Exception {
        HttpResponse<String> receipt = new Caller(deployment.uri()).submit(Caller.report(report));
        assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(201);
        assertThat(deployment.awaitIdle()).isTrue();
        return Caller.id(receipt);
    }

    private static void close(LocalDeployment deployment, String id) throws Exception {
        HttpResponse<String> answer = new Caller(deployment.uri())
                .change(
                        id,
                        1,
                        "{\"status\": \"closed\", \"attribution\": {\"status\": \"closed-unresolved\", \"confidence\": \"none\"}}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(deployment.awaitIdle()).isTrue();
    }

    private static void hold(LocalDeployment deployment, String id) throws Exception {
        String path = "/incidents/" + id + "/hold";
        assertThat(new Caller(deployment.uri())
                        .send("PUT", path, "staff:legal", JSON, "{\"reason\": \"A court asks for it.\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    /** Until some days before the end; a run in a quarter is enough here. */
    private void years(LocalDeployment deployment) throws Exception {
        Instant until = Instant.parse("2028-12-15T07:00:00Z");
        while (clock.instant().isBefore(until)) {
            Duration left = Duration.between(clock.instant(), until);
            clock.advance(left.compareTo(Duration.ofDays(91)) < 0 ? left : Duration.ofDays(91));
            deployment.review();
            assertThat(deployment.awaitIdle()).isTrue();
        }
    }

    /** The moments at which what belongs to an incident ends. */
    private static List<String> stamps(LocalDeployment deployment, String id) {
        return deployment
                .table()
                .items()
                .filter(item -> text(item, "pk").equals("I#" + id)
                        || text(item, "sk").endsWith("#" + id)
                        || text(item, "id").equals(id))
                .filter(item ->
                        !text(item, "sk").equals("E#END") && !text(item, "pk").startsWith("K#"))
                .map(item ->
                        item.containsKey("expiresAt") ? item.get("expiresAt").n() : STAYS)
                .distinct()
                .toList();
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null || value.s() == null ? "" : value.s();
    }

    /** What DynamoDB does some time later, one item after the other in any order. */
    private void sweepUp(LocalDeployment deployment) {
        Consumer<Map<String, AttributeValue>> delete =
                item -> deployment.table().client().deleteItem(r -> r.tableName(LocalTable.NAME)
                        .key(Map.of("pk", item.get("pk"), "sk", item.get("sk"))));
        deployment.table().items().toList().stream()
                .filter(item -> item.containsKey("expiresAt")
                        && Long.parseLong(item.get("expiresAt").n())
                                < clock.instant().getEpochSecond())
                .forEach(delete);
    }

    private void assertNothingDangles(LocalDeployment deployment, String gone, List<String> there) throws Exception {
        for (String path : List.of(
                "/incidents?from=2023-01-01",
                "/incidents?q=parliament",
                "/campaigns/homeland%20justice",
                "/alerts",
                "/tasks",
                "/reviews",
                "/calendar",
                "/figures")) {
            assertThat(text(deployment, path)).doesNotContain(gone);
        }
        assertThat(text(deployment, "/incidents?from=2023-01-01")).contains(there);
        assertThat(new Caller(deployment.uri())
                        .get("/incidents/" + gone, "staff")
                        .statusCode())
                .isEqualTo(404);
        deployment.review();
    }

    private static String text(LocalDeployment deployment, String path) throws Exception {
        HttpResponse<String> answer = new Caller(deployment.uri()).get(path, "staff");
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return answer.body();
    }
}
