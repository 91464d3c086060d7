package org.policyalerts.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.incident.ReportTree.aReport;
import static org.policyalerts.incident.ReportTree.aTarget;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.policyalerts.api.FakeApi.Answer;
import org.policyalerts.delivery.AlertPublisher.Published;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.incident.ReportTree;
import org.policyalerts.json.JsonWriter;

/** What happens to some incidents of one campaign, in an order drawn from a seed. */
final class RandomCampaign {

    private static final List<String> LABELS = List.of("clear", "green", "amber", "amber+strict", "red");
    private static final List<String> SECTORS = List.of("energy", "telecommunications", "government");
    private static final String CLAIMED = "[{\"claimant\": \"Homeland Justice\"}, {\"claimant\": \"%s\"}]";

    final AuthorityAtWork authority = new AuthorityAtWork();
    final List<KnownNames> incidents = new ArrayList<>();

    /** What staff gave as their reasons. */
    final List<String> reasons = new ArrayList<>();

    private final List<String> silences = new ArrayList<>();
    private final long seed;
    private final Random random;
    private int words;
    private int read;
    private boolean isTopicDown;

    RandomCampaign(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
        authority.chain.topic = message -> isTopicDown ? new Published.TryAgain("down") : new Published.Accepted("sns");
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private String word(String kind) {
        return "Z" + kind + seed + "n" + ++words + "x";
    }

    private String reason() {
        String reason = word("reason");
        reasons.add(reason);
        return reason;
    }

    /** One thing more, and what the stream does with it. */
    void happen() {
        authority.chain.clock.advance(Duration.ofMinutes(random.nextInt(40)));
        int kind = incidents.size() < 2 ? 0 : random.nextInt(14);
        switch (kind) {
            case 0 -> report();
            case 1, 2, 3 -> label(one(incidents));
            case 4 -> victims(one(incidents));
            case 5 -> change(one(incidents), "{\"severity\": " + (1 + random.nextInt(3)) + "}");
            case 6 -> duplicate(one(incidents), one(incidents));
            case 7 -> rule(one(incidents), one(incidents));
            case 8 -> silence();
            case 9 -> endSilence();
            case 10 -> close(one(incidents));
            case 11 -> isTopicDown = !isTopicDown;
            default -> authority.chain.review();
        }
        authority.chain.settle();
    }

    /** The topic takes what it did not take, and there was time for all that waits. */
    void end() {
        isTopicDown = false;
        authority.chain.clock.advance(Duration.ofHours(2));
        authority.chain.review();
    }

    /** What was tried to be sent since this was asked before, whether or not the topic took it. */
    List<OutboundMessage> sent() {
        List<OutboundMessage> all = authority.chain.published;
        List<OutboundMessage> sent = List.copyOf(all.subList(read, all.size()));
        read = all.size();
        return sent;
    }

    private void report() {
        KnownNames known = new KnownNames(one(List.of(Reader.OWN, Reader.OTHER)));
        String reference = word("ref");
        String title = word("title");
        String claimant = word("claimant");
        String label = one(LABELS);
        List<String> hit = new ArrayList<>();
        ReportTree report = aReport()
                .with("/reference", reference)
                .with("/title", title)
                .with("/tlp", label)
                .with("/severity", 1L + random.nextInt(3))
                .with("/targets", targets(known, hit))
                .withJson("/claims", CLAIMED.formatted(claimant));
        String id = authority
                .api
                .call("POST", "/incidents")
                .asSubmitter(known.reporter)
                .json(report)
                .send()
                .text("id");
        incidents.add(
                known.as(id).called(reference).called(title).called(claimant).now(label, hit));
    }

    private List<Map<String, Object>> targets(KnownNames incident, List<String> hit) {
        List<Map<String, Object>> targets = new ArrayList<>();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            String victim = word("victim");
            String operator = one(List.of("OSHEE", "OST", "NOBODY"));
            Map<String, Object> target = aTarget(victim, operator);
            target.put("sector", one(SECTORS));
            incident.hit(victim, operator);
            hit.add(operator);
            targets.add(target);
        }
        return targets;
    }

    private void label(KnownNames incident) {
        String label = one(LABELS);
        change(incident, "{\"tlp\": \"%s\"}".formatted(label));
        incident.now(label, incident.operators());
    }

    /** Not while messages wait: an operator that was not hit after all hears so, by what it knew. */
    private void victims(KnownNames incident) {
        if (!isTopicDown) {
            List<String> hit = new ArrayList<>();
            change(incident, JsonWriter.write(Map.of("targets", targets(incident, hit))));
            incident.now(incident.tlp(), hit);
        }
    }

    private void duplicate(KnownNames incident, KnownNames other) {
        if (!incident.equals(other)) {
            change(incident, "{\"related\": [{\"id\": \"%s\", \"relation\": \"duplicate-of\"}]}".formatted(other.id));
        }
    }

    private void change(KnownNames incident, String patch) {
        Answer read = authority
                .api
                .call("GET", "/incidents/" + incident.id)
                .asStaff()
                .restricted()
                .send();
        int status = authority
                .api
                .call("PATCH", "/incidents/" + incident.id)
                .asSubmitter(incident.reporter)
                .patch(read.header("ETag"), patch)
                .send()
                .status();
        assertThat(status).as(patch).isEqualTo(200);
    }

    private Answer staff(String method, String path, String body) {
        return authority
                .api
                .call(method, path)
                .asMember("csirt")
                .restricted()
                .json(body)
                .send();
    }

    private void rule(KnownNames incident, KnownNames other) {
        String primary = incident.equals(other) ? "null" : '"' + other.id + '"';
        staff(
                "POST",
                "/incidents/" + incident.id + "/duplicate-of",
                "{\"incident\": %s, \"reason\": \"%s\"}".formatted(primary, reason()));
    }

    private void silence() {
        String subject =
                one(List.of("\"claimant\": \"Homeland Justice\"", "\"incident\": \"" + one(incidents).id + '"'));
        String until = authority.chain.clock.instant().plus(Duration.ofDays(2)).toString();
        String id = staff(
                        "POST",
                        "/silences",
                        "{%s, \"reason\": \"%s\", \"until\": \"%s\"}".formatted(subject, reason(), until))
                .text("id");
        silences.add(id);
    }

    private void endSilence() {
        if (!silences.isEmpty()) {
            authority
                    .api
                    .call("DELETE", "/silences/" + silences.remove(0))
                    .asStaff()
                    .restricted()
                    .send();
            authority.chain.review();
        }
    }

    private void close(KnownNames incident) {
        alerts(incident)
                .findFirst()
                .ifPresent(alert -> staff(
                        "POST",
                        "/alerts/" + alert + "/outcome",
                        "{\"outcome\": \"%s\", \"reason\": \"%s\"}"
                                .formatted(one(List.of("done", "rejected")), reason())));
    }

    /** The ids of an incident's alerts. */
    Stream<String> alerts(KnownNames incident) {
        return authority
                .api
                .call("GET", "/incidents/" + incident.id + "/alerts")
                .asStaff()
                .restricted()
                .send()
                .objects("alerts")
                .stream()
                .map(alert -> String.valueOf(alert.get("id")));
    }
}
