package org.policyalerts.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.incident.ReportTree.aReport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyalerts.api.AuthorityAtWork;

/** Reports come as they come; what is open in the end must not depend on it. */
class ArrivalOrderTest {

    private static final int REPORTS = 9;

    static LongStream seeds() {
        return LongStream.range(0, 12);
    }

    @ParameterizedTest(name = "5.12 records out of order end in the alerts of the ordered ones (seed {0})")
    @MethodSource("seeds")
    void anyOrder(long seed) {
        List<Map<String, Object>> reports = reports(new Random(seed));
        Set<String> inOrder = openAfter(reports);
        List<Map<String, Object>> shuffled = new ArrayList<>(reports);

        for (int order = 0; order < 2; order++) {
            Collections.shuffle(shuffled, new Random(seed * 10 + order));
            assertThat(openAfter(shuffled)).isEqualTo(inOrder);
        }
    }

    @Test
    @DisplayName("5.12 a backfill that comes last ends in the alerts of one that came first")
    void aLateBackfill() {
        List<Map<String, Object>> inOrder = new ArrayList<>();
        for (String name : List.of("e-albania", "parliament", "one-albania", "air-albania")) {
            inOrder.add(Chain.tree("report-" + name + ".json"));
        }
        List<Map<String, Object>> late = new ArrayList<>(inOrder);
        Collections.rotate(late, -1);

        assertThat(openAfter(late)).isEqualTo(openAfter(inOrder)).isNotEmpty();
    }

    /**
     * Every open alert and every reason of the latest decisions, after all reports, each with a change of its own, and
     * a run of the schedule.
     */
    private static Set<String> openAfter(List<Map<String, Object>> reports) {
        AuthorityAtWork authority = new AuthorityAtWork();
        List<String> ids = reports.stream().map(authority::stored).toList();
        for (int i = 0; i < ids.size(); i++) {
            if ("changes".equals(reports.get(i).get("summary"))) {
                authority.change(
                        ids.get(i), "{\"severity\": 2, \"claims\": [{\"claimant\": \"HLJ\"}], \"summary\": null}");
            }
        }
        authority.chain.clock.advance(Duration.ofHours(97));
        authority.chain.review();
        Set<String> open = new TreeSet<>();
        for (String id : ids) {
            String reference = authority.staff("/incidents/" + id).text("reference");
            authority.alerts(id, "open").forEach(policy -> open.add(reference + ": alert " + policy));
            authority
                    .staff("/incidents/" + id + "/decision")
                    .objects("matched")
                    .forEach(match -> open.add(reference + ": " + match.get("policy") + " because "
                            // Ids say who came first; the references beside them are the same.
                            + String.valueOf(match.get("because")).replaceAll(", others=\\[[^\\]]*]", "")));
        }
        return open;
    }

    /** Reports close enough to each other to count in each other's history, oldest first. */
    private static List<Map<String, Object>> reports(Random random) {
        List<Map<String, Object>> reports = new ArrayList<>();
        for (int i = 0; i < REPORTS; i++) {
            int day = 1 + i * 3 + random.nextInt(3);
            reports.add(aReport()
                    .with("/reference", "R-" + i)
                    .with("/summary", random.nextInt(4) == 0 ? "changes" : "stays")
                    .with("/mode", pick(random, "live", "live", "live", "live", "backfill", "exercise"))
                    .with("/determination", pick(random, "confirmed", "confirmed", "suspected", "false-positive"))
                    .with("/severity", 1L + random.nextInt(6))
                    .with(
                            "/timeline/occurredAt",
                            pick(random, "2023-12-%02d", "2023-12-%02dT10:00:00Z", "2023-12")
                                    .formatted(day))
                    .with("/targets/0/name", pick(random, "Assembly", "Harbour", "Registry"))
                    .with("/targets/0/country", pick(random, "AL", "XK"))
                    .with("/targets/0/sector", pick(random, "legislature", "telecommunications", "health"))
                    .withJson("/claims", pick(random, "[]", claim("HLJ"), claim("Homeland Justice"), claim("Karma")))
                    .tree());
        }
        return reports;
    }

    private static String claim(String claimant) {
        return "[{\"claimant\": \"" + claimant + "\"}]";
    }

    private static String pick(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }
}
