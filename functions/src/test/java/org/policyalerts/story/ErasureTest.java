package org.policyalerts.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore.Recorded;
import org.policyalerts.incident.keeping.Erasing;
import org.policyalerts.incident.keeping.Erasing.Result;

/** A person's name leaves an incident and everything that tells of it, and that it did so stays. */
class ErasureTest {

    private static final String NAME = "Zana Kelmendi";
    private static final List<String> FIELDS = List.of("/targets/0/name", "/claims/0/claimant");

    private final Chain chain = new Chain();
    private final IncidentId other = chain.submit("report-air-albania.json");
    private final IncidentId id = chain.submit(report());
    private final IncidentId later = chain.submit("report-one-albania.json");

    private static Map<String, Object> report() {
        Map<String, Object> report = Chain.tree("report-parliament.json");
        report.put("title", "Practice of Zana Kelmendi closed by ransomware");
        report.put("summary", "Dr. Zana   Kelmendi says that zana kelmendi's files are encrypted.");
        replace(report, "targets", "name", NAME);
        replace(report, "claims", "claimant", "Gjergj K. Group");
        return report;
    }

    private static void replace(Map<String, Object> report, String list, String field, Object value) {
        List<Object> elements = new ArrayList<>((List<?>) report.getOrDefault(list, List.of()));
        Map<String, Object> first = new LinkedHashMap<>();
        ((Map<?, ?>) elements.get(0)).forEach((name, given) -> first.put(String.valueOf(name), given));
        first.put(field, value);
        elements.set(0, first);
        report.put(list, elements);
    }

    @BeforeEach
    void isTold() {
        chain.change(id, Map.of("severity", 2L));
        chain.clock.advance(Duration.ofDays(1));
        chain.review();
        chain.clock.advance(Duration.ofDays(1));
        chain.review();
    }

    private Result erase() {
        Incident latest = chain.incidents.find(id).orElseThrow();
        Result result = chain.erasing()
                .erase(
                        latest,
                        new Erasing.Request(FIELDS, Optional.empty(), "the person", "GDPR art. 17", "registrar"));
        chain.settle();
        return result;
    }

    private List<String> quoting() {
        return chain.table.items().stream()
                .filter(item -> {
                    String all = item.toString().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
                    return all.contains("zanakelmendi") || all.contains("gjergjkgroup");
                })
                .map(item -> item.get("pk") + " " + item.get("sk"))
                .toList();
    }

    @Test
    void noItemQuotesItAnyMore() {
        assertThat(quoting()).hasSizeGreaterThan(10).anyMatch(key -> key.startsWith("M#"));

        assertThat(erase()).isInstanceOf(Result.Done.class);
        chain.clock.advance(Duration.ofMinutes(5));
        chain.review();

        assertThat(quoting()).isEmpty();
        assertThat(chain.incidents.find(id).orElseThrow().report().text("title"))
                .matches("Practice of \\[erased [0-9a-f]{6}] closed by ransomware");
    }

    @Test
    void nobodyIsToldOfItByQuotingIt() {
        int told = chain.published.size();

        erase();
        chain.clock.advance(Duration.ofDays(1));
        chain.review();

        assertThat(chain.published.subList(told, chain.published.size()))
                .noneMatch(message -> (message.subject() + message.text()).contains("Kelmendi"));
        assertThat(chain.incidents.find(other)).isPresent();
        assertThat(chain.incidents.find(later)).isPresent();
    }

    @Test
    void whatWasSentSaysThatItIsErasedAndStillWhatToDo() {
        erase();
        chain.clock.advance(Duration.ofMinutes(5));
        chain.review();

        assertThat(chain.stores.messages().ofIncident(id))
                .anySatisfy(message -> {
                    assertThat(message.text()).startsWith("What this said was erased on 2023-12-28 at the request of");
                    assertThat(message.document()).containsKey("tasks");
                })
                .noneMatch(message -> message.document().toString().contains(NAME));
    }

    @Test
    void thatItWasDoneStaysAndTheSameTwiceIsOnce() {
        Result.Done first = (Result.Done) erase();

        assertThat(erase()).isEqualTo(first);
        assertThat(chain.erasing().of(id)).containsExactly(first.erasure());
        assertThat(first.erasure().version()).isEqualTo(3);
        assertThat(chain.incidents.versions(id)).hasSize(3);
    }

    @Test
    void theSameReportSentAgainBringsNothingBack() {
        Incident first = chain.incidents.version(id, 1).orElseThrow();
        erase();

        assertThat(chain.incidents.create(first, Optional.empty())).isInstanceOf(Recorded.SameAlready.class);
        assertThat(chain.incidents.find(id).orElseThrow().report().tree().toString())
                .doesNotContain(NAME);
    }

    @Test
    void namesWhatCannotBeErasedAllAtOnce() {
        Incident latest = chain.incidents.find(id).orElseThrow();
        List<String> fields = List.of("/severity", "/reference", "/targets/7/name", "title", "/title");

        Result result = chain.erasing()
                .erase(
                        latest,
                        new Erasing.Request(
                                fields,
                                Optional.of(1),
                                "the person",
                                String.valueOf(latest.report().text("title")),
                                "r"));

        assertThat(((Result.Invalid) result).problems())
                .extracting(problem -> problem.pointer())
                .containsExactly("/fields/0", "/fields/1", "/fields/2", "/fields/3", "/reason");
    }
}
