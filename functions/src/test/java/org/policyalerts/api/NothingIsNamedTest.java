package org.policyalerts.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.incident.ReportTree.aReport;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.Recipient;
import org.policyalerts.api.FakeApi.Answer;
import org.policyalerts.delivery.OutboundMessage;

/**
 * Whatever is reported and changed, in whatever order and under whatever labels: no answer and no message names the
 * reference, the title, a victim or a claimant of an incident that its reader may not know, nor what staff say among
 * themselves. {@code -Dmarkings.seeds=200} tries more.
 */
class NothingIsNamedTest {

    private static final long SEEDS = Long.getLong("markings.seeds", 6);
    private static final int STEPS = 24;

    /** Pages of one list that are looked at. */
    private static final int MOST_PAGES = 4;

    @Test
    void toWhoeverMayNotKnowIt() {
        List<String> betrayed = LongStream.rangeClosed(1, SEEDS)
                .parallel()
                .mapToObj(seed -> new Play(seed).betrayed())
                .flatMap(List::stream)
                .toList();

        assertThat(betrayed).as("in %s plays", SEEDS).isEmpty();
    }

    /** One history, and everybody who reads of it. */
    private static final class Play {

        private final RandomCampaign campaign;
        private final List<String> betrayed = new ArrayList<>();
        private final long seed;

        Play(long seed) {
            this.seed = seed;
            this.campaign = new RandomCampaign(seed);
        }

        List<String> betrayed() {
            for (int step = 0; step < STEPS; step++) {
                campaign.happen();
                campaign.sent().forEach(this::hear);
            }
            campaign.end();
            campaign.sent().forEach(this::hear);
            Reader.ALL.forEach(this::readAll);
            assertThat(campaign.incidents).as("incidents of play %s", seed).isNotEmpty();
            return betrayed.stream()
                    .distinct()
                    .map(one -> "play " + seed + ": " + one)
                    .toList();
        }

        private void hear(OutboundMessage message) {
            Optional<String> operator = Recipient.of(message.audience()).organisation();
            String label = String.valueOf(message.attributes().get("tlp"));
            String text = message.subject() + message.text() + message.document() + message.attributes();
            campaign.incidents.forEach(incident -> betrayed.addAll(incident.betrayed(label, operator, text)));
            operator.ifPresent(name -> reasonsIn(text, "a message to " + name));
        }

        private void reasonsIn(String text, String where) {
            campaign.reasons.stream()
                    .filter(text::contains)
                    .forEach(reason -> betrayed.add(where + " quotes " + reason));
        }

        private void readAll(Reader reader) {
            for (String list : List.of("/incidents", "/alerts", "/tasks", "/reviews", "/calendar", "/silences")) {
                pages(reader, list, call -> call);
            }
            pages(reader, "/tasks", call -> call.query("state", "done"));
            pages(reader, "/alerts", call -> call.query("state", "suppressed"));
            pages(reader, "/silences", call -> call.query("state", "ended"));
            pages(reader, "/campaigns/Homeland Justice", call -> call);
            search(reader, "GET", "/figures", call -> call.query("from", "2022"));
            campaign.incidents.forEach(incident -> readOf(reader, incident));
            codes().forEach(code -> {
                search(reader, "GET", "/messages/" + code, call -> call);
                search(reader, "HEAD", "/messages/" + code, call -> call);
            });
            report(reader);
        }

        private Stream<String> codes() {
            return campaign.authority.chain.published.stream()
                    .map(message -> String.valueOf(message.attributes().get("code")))
                    .distinct();
        }

        /** Of an incident, also of one that the reader does not see. */
        private void readOf(Reader reader, KnownNames incident) {
            String path = "/incidents/" + incident.id;
            for (String part : List.of("", "/stix", "/versions", "/decision", "/questions", "/alerts", "/messages")) {
                search(reader, "GET", path + part, call -> call);
            }
            search(reader, "HEAD", path, call -> call);
            search(reader, "GET", path + "/decision", call -> call.query("policy", "repeat-claimant"));
            pages(reader, path + "/alerts", call -> call);
            pages(reader, path + "/messages", call -> call);
            campaign.alerts(incident).limit(3).forEach(alert -> {
                search(reader, "GET", "/alerts/" + alert, call -> call);
                search(reader, "POST", "/alerts/" + alert + "/outcome", call -> call.json("{}"));
            });
            search(reader, "PATCH", path, call -> call.patch("\"v999\"", "{}"));
            search(reader, "POST", path + "/reviews", call -> call.json("{\"status\": \"unassessed\"}"));
        }

        /** A dry run, of an incident of its own and of one that says it is another's; and what is sent again. */
        private void report(Reader reader) {
            List<String> others = new ArrayList<>(List.of("NONE"));
            campaign.incidents.forEach(incident -> others.add(incident.id));
            for (String other : others) {
                search(reader, "POST", "/incidents", call -> call.query("dryRun", "true")
                        .json(aReport()
                                .with("/reference", "TRIED")
                                .withJson("/claims", "[{\"claimant\": \"Homeland Justice\"}]")
                                .withJson(
                                        "/related",
                                        "[{\"id\": \"%s\", \"relation\": \"duplicate-of\"}]".formatted(other))));
            }
        }

        /** One entry a page, with where each page says that the next begins. */
        private void pages(Reader reader, String path, UnaryOperator<Call> asking) {
            Map<String, String> query = new LinkedHashMap<>();
            boolean isPaged = !path.equals("/silences");
            if (isPaged) {
                query.put("limit", "1");
            }
            for (int page = 0; page < MOST_PAGES; page++) {
                Answer answer = search(reader, "GET", path, call -> {
                    query.forEach(call::query);
                    return asking.apply(call);
                });
                if (!(answer.document().get("cursor") instanceof String cursor)) {
                    return;
                }
                byte[] bytes = cursor.length() % 4 == 1
                        ? new byte[0]
                        : Base64.getUrlDecoder().decode(cursor);
                look(reader, new String(bytes, StandardCharsets.ISO_8859_1), "the cursor of " + path);
                query.put("cursor", cursor);
            }
            search(reader, "GET", path, asking);
        }

        private Answer search(Reader reader, String method, String path, UnaryOperator<Call> asking) {
            Answer answer = asking.apply(reader.on(campaign.authority.api, method, path))
                    .send();
            look(reader, answer.body() + answer.headers(), method + " " + path);
            return answer;
        }

        private void look(Reader reader, String text, String where) {
            campaign.incidents.forEach(
                    incident -> incident.betrayed(reader, text).forEach(one -> betrayed.add(one + " in " + where)));
            if (!reader.isOfAuthority()) {
                reasonsIn(text, where + " to " + reader);
            }
        }
    }
}
