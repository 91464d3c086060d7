package org.policyalerts.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.incident.ReportTree.aReport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.Recipient;
import org.policyalerts.api.FakeApi.Answer;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.incident.ReportTree;
import org.policyalerts.json.JsonWriter;

/**
 * Whatever is reported and changed, in whatever order and under whatever labels: no answer and no message names the
 * reference, the title, a victim or a claimant of an incident that its reader may not know.
 * {@code -Dmarkings.seeds=200} tries more.
 */
class NothingIsNamedTest {

    private static final long SEEDS = Long.getLong("markings.seeds", 8);
    private static final int STEPS = 14;

    @Test
    void toWhoeverMayNotKnowIt() {
        List<String> betrayed = LongStream.rangeClosed(1, SEEDS)
                .parallel()
                .mapToObj(seed -> new Play(seed).betrayed())
                .flatMap(List::stream)
                .toList();

        assertThat(betrayed).as("in %s plays", SEEDS).isEmpty();
    }

    /** What happens to some incidents of one campaign, in an order drawn from a seed. */
    private static final class Play {

        private static final List<String> LABELS = List.of("clear", "green", "amber", "amber+strict", "red");
        private static final List<String> SECTORS = List.of("energy", "telecommunications", "government");

        private final AuthorityAtWork authority = new AuthorityAtWork();
        private final List<KnownNames> incidents = new ArrayList<>();
        private final List<String> betrayed = new ArrayList<>();
        private final long seed;
        private final Random random;
        private int words;
        private int sent;

        Play(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
        }

        List<String> betrayed() {
            for (int step = 0; step < STEPS; step++) {
                happen();
                authority.chain.settle();
                readMessages();
            }
            readAnswers();
            assertThat(incidents).as("incidents of play %s", seed).isNotEmpty();
            return betrayed.stream()
                    .distinct()
                    .map(one -> "play " + seed + ": " + one)
                    .toList();
        }

        private <T> T one(List<T> all) {
            return all.get(random.nextInt(all.size()));
        }

        private String word(String kind) {
            return "Z" + kind + seed + "n" + ++words + "x";
        }

        private void happen() {
            authority.chain.clock.advance(Duration.ofMinutes(random.nextInt(40)));
            int kind = incidents.size() < 2 ? 0 : random.nextInt(6);
            switch (kind) {
                case 0 -> report();
                case 1, 2 -> label(one(incidents));
                case 3 -> victims(one(incidents));
                case 4 -> change(one(incidents), "{\"severity\": " + (1 + random.nextInt(3)) + "}");
                default -> authority.chain.review();
            }
        }

        private void report() {
            String reporter = one(List.of(Reader.OWN, Reader.OTHER));
            String reference = word("ref");
            String title = word("title");
            String claimant = word("claimant");
            String label = one(LABELS);
            KnownNames known = new KnownNames(reporter);
            List<String> hit = new ArrayList<>();
            ReportTree report = aReport()
                    .with("/reference", reference)
                    .with("/title", title)
                    .with("/tlp", label)
                    .with("/severity", 1L + random.nextInt(3))
                    .with("/targets", targets(known, hit))
                    .withJson(
                            "/claims",
                            "[{\"claimant\": \"Homeland Justice\"}, {\"claimant\": \"%s\"}]".formatted(claimant));
            String id = authority
                    .api
                    .call("POST", "/incidents")
                    .asSubmitter(reporter)
                    .json(report)
                    .send()
                    .text("id");
            incidents.add(known.as(id)
                    .called(reference)
                    .called(title)
                    .called(claimant)
                    .now(label, hit));
        }

        private List<Map<String, Object>> targets(KnownNames incident, List<String> hit) {
            List<Map<String, Object>> targets = new ArrayList<>();
            for (int i = 1 + random.nextInt(2); i > 0; i--) {
                String victim = word("victim");
                String operator = one(List.of("OSHEE", "OST", "NOBODY"));
                Map<String, Object> target = new LinkedHashMap<>(
                        FakeApi.objects(aReport().tree().get("targets")).get(0));
                target.put("name", victim);
                target.put("sector", one(SECTORS));
                target.put("organisation", operator);
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

        private void victims(KnownNames incident) {
            List<String> hit = new ArrayList<>();
            change(incident, JsonWriter.write(Map.of("targets", targets(incident, hit))));
            incident.now(incident.tlp(), hit);
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

        private void readMessages() {
            List<OutboundMessage> all = authority.chain.published;
            for (OutboundMessage message : all.subList(sent, all.size())) {
                Optional<String> operator = Recipient.of(message.audience()).organisation();
                String label = String.valueOf(message.attributes().get("tlp"));
                String text = message.subject() + message.text() + message.document() + message.attributes();
                incidents.forEach(incident -> betrayed.addAll(incident.betrayed(label, operator, text)));
            }
            sent = all.size();
        }

        private void readAnswers() {
            for (Reader reader : Reader.ALL) {
                paths().forEach(path -> search(reader, path, get(reader, path)));
                if (reader.organisation().isPresent()) {
                    search(reader, "a dry run", tried(reader));
                }
            }
        }

        /** Of all incidents, also of those that a reader does not see; and all that leads on from what it sees. */
        private Stream<String> paths() {
            Stream<String> lists =
                    Stream.of("/incidents", "/alerts", "/tasks", "/tasks?state=done", "/calendar", "/reviews");
            Stream<String> parts = incidents.stream()
                    .flatMap(incident -> Stream.of("", "/versions", "/decision", "/questions", "/alerts", "/messages")
                            .map(part -> "/incidents/" + incident.id + part));
            Stream<String> messages = authority.chain.published.stream()
                    .map(message -> "/messages/" + message.attributes().get("code"));
            return Stream.of(lists, parts, messages).flatMap(all -> all);
        }

        private Call get(Reader reader, String path) {
            int query = path.indexOf("?state=");
            return query < 0
                    ? reader.on(authority.api, "GET", path)
                    : reader.on(authority.api, "GET", path.substring(0, query))
                            .query("state", path.substring(query + "?state=".length()));
        }

        private Call tried(Reader reader) {
            return reader.on(authority.api, "POST", "/incidents")
                    .query("dryRun", "true")
                    .json(aReport()
                            .with("/reference", "TRIED")
                            .withJson("/claims", "[{\"claimant\": \"Homeland Justice\"}]"));
        }

        private void search(Reader reader, String what, Call call) {
            String text = call.send().body();
            incidents.forEach(
                    incident -> incident.betrayed(reader, text).forEach(one -> betrayed.add(one + " in " + what)));
        }
    }
}
