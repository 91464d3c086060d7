package org.policyalerts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.faults.Calls;
import org.policyalerts.faults.Fault;
import org.policyalerts.faults.Fault.Kind;
import org.policyalerts.faults.FaultyPublisher;
import org.policyalerts.faults.FaultyTable;
import org.policyalerts.faults.Line;
import org.policyalerts.faults.Topic;
import org.policyalerts.incident.FirstDates;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.validation.ReportReader;
import org.policyalerts.incident.validation.ReportReading;
import org.policyalerts.policy.book.Book;
import org.policyalerts.policy.book.BookActs;
import org.policyalerts.policy.book.BookDocument;
import org.policyalerts.policy.book.BookStore.Activation;
import org.policyalerts.policy.testing.Samples;
import org.policyalerts.story.Chain;
import org.policyalerts.story.SteppingClock;

/**
 * Incidents are reported while books are published, put into force and taken back: once for each call and each way in
 * which it can go wrong. In the end everybody was told what is told where nothing goes wrong, once.
 */
class BookMessagesTest {

    private static final Pattern INCIDENT = Pattern.compile("\"id\":\"(inc_[0-9A-Z]+)\"");
    private static final List<Kind> KINDS = List.of(Kind.values());
    private static final Instant START = Instant.parse("2024-01-02T10:00:00Z");

    /** When the schedule runs after an act: what the new book changes is found, gathered and told. */
    private static final List<Integer> AFTERWARDS = List.of(1, 3, 9, 10);

    /** Owners are told; each policy has its own. */
    private static String policy(String id, String owner) {
        return Samples.policyText(id, "- targets.country: AL")
                .replace("audience: [policy]\n", "")
                .replace("owner: policy", "owner: " + owner);
    }

    /** One run of it. */
    private static final class Run {

        private final InMemoryTable table = new InMemoryTable();
        private final SteppingClock clock = new SteppingClock(START);
        private final Topic topic = new Topic(List.of());
        private final DeployedBook shipped = new DeployedBook(
                Samples.book(Samples.check(policy("shipped", "csirt")).get(0)), Samples.KEYS);
        private final Calls calls;
        private final BookProcess sound;
        private BookProcess process;
        private int minutes;
        private int seen;
        private int reports;

        Run(Optional<Fault> fault) {
            calls = new Calls(0, fault);
            sound = new BookProcess(table, topic, shipped, clock);
            process = start();
        }

        private BookProcess start() {
            Table called = new FaultyTable(table, calls);
            return new BookProcess(called, new FaultyPublisher(topic, calls), shipped, clock);
        }

        private void again(Runnable act) {
            for (int attempt = 0; attempt < 5; attempt++) {
                try {
                    act.run();
                    return;
                } catch (Fault.CallFailed | Fault.ProcessDied notAnswered) {
                    process = start();
                }
            }
            throw new AssertionError("one fault does not fail five tries");
        }

        /** Reports are stored by the API, whose faults other tests play. */
        private void report() {
            Map<String, Object> tree = new LinkedHashMap<>(Chain.tree("report-parliament.json"));
            tree.put("reference", "R-" + ++reports);
            tree.put("timeline", Map.of("occurredAt", "2024-01-02"));
            ReportReading.Valid valid = (ReportReading.Valid) new ReportReader(Chain.TIRANA).read(tree);
            Instant now = clock.instant();
            IncidentId id = new IncidentId("inc_01HJJ7R00000000000000%05d".formatted(reports));
            sound.stores
                    .incidents()
                    .create(
                            new Incident(
                                    id,
                                    1,
                                    "AKCESK",
                                    now,
                                    now,
                                    "hash" + reports,
                                    valid.report(),
                                    FirstDates.UNCHANGED,
                                    Optional.empty()),
                            Optional.empty());
            settle();
        }

        private void settle() {
            for (List<InMemoryTable.Change> changes = table.changesAfter(seen);
                    !changes.isEmpty();
                    changes = table.changesAfter(seen)) {
                seen += changes.size();
                changes.forEach(change -> again(() -> process.handle(change)));
            }
        }

        /** The minute does not depend on what went wrong, so that messages can be compared to the letter. */
        private void pass(int moreMinutes) {
            minutes += moreMinutes;
            clock.advance(Duration.between(clock.instant(), START.plus(Duration.ofMinutes(minutes))));
            for (int run = 0; run < 10; run++) {
                boolean[] wentWell = {false};
                again(() -> wentWell[0] = process.schedule());
                settle();
                if (wentWell[0]) {
                    return;
                }
            }
            throw new AssertionError("no run of the schedule succeeded");
        }

        private String publish(String id, String owner) {
            String text = policy(id, owner);
            Book book = Book.complete(Map.of(id + ".yaml", text));
            again(() -> process.books.put(book, BookDocument.write(book, Samples.check(text)), "ana", clock.instant()));
            return book.hash();
        }

        private void activate(String hash, String by) {
            again(() -> assertThat(new BookActs(process.books, clock).activate(hash, by, "test"))
                    .isInstanceOf(BookActs.InForce.class));
            pass(2);
            // A function that could not ask goes by the book of before, and asks again a minute later.
            pass(1);
            assertThat(sound.books.inForce().map(Activation::hash)).contains(hash);
            again(() -> assertThat(decidingBook()).isEqualTo(hash));
            report();
            AFTERWARDS.forEach(this::pass);
            assertDecidedBy(hash);
        }

        private String decidingBook() {
            return process.book()
                    .policies()
                    .decide(Samples.facts("targets: [{country: AL}]"))
                    .book();
        }

        private void assertDecidedBy(String hash) {
            for (int i = 1; i <= reports; i++) {
                IncidentId id = new IncidentId("inc_01HJJ7R00000000000000%05d".formatted(i));
                assertThat(sound.stores.evaluations().latestDecision(id).orElseThrow())
                        .containsEntry("book", hash);
            }
        }

        void play() {
            report();
            AFTERWARDS.forEach(this::pass);
            String first = publish("first", "comms");
            report();
            activate(first, "ben");
            report();
            String second = publish("second", "mfa");
            activate(second, "ben");
            report();
            activate(first, "ana");
        }

        /**
         * How often each audience was told something of each incident, each message counted once. Which incidents are
         * told together, and under which heading, depends on when the schedule gets through.
         */
        Map<String, Integer> told() {
            Map<String, OutboundMessage> byId = new LinkedHashMap<>();
            for (OutboundMessage message : topic.taken()) {
                OutboundMessage earlier = byId.put(message.notificationId(), message);
                assertThat(earlier == null ? message.text() : earlier.text()).isEqualTo(message.text());
            }
            Map<String, Integer> told = new TreeMap<>();
            for (OutboundMessage message : byId.values()) {
                Matcher incident = INCIDENT.matcher(message.document());
                while (incident.find()) {
                    told.merge(message.audience() + " " + incident.group(1), 1, Integer::sum);
                }
            }
            return told;
        }
    }

    @Test
    @Tag("long")
    void everybodyIsToldOnceWhateverGoesWrongWhileBooksChange() {
        Run undisturbed = new Run(Optional.empty());
        undisturbed.play();
        Map<String, Integer> expected = undisturbed.told();
        List<String> calls =
                undisturbed.calls.made().stream().map(Line.Call::what).toList();

        List<String> broken = new ArrayList<>();
        int runs = 0;
        for (int call = 0; call < calls.size(); call++) {
            String what = calls.get(call);
            boolean isOfBooks = what.contains("BOOK") || what.contains("RULES");
            if (isOfBooks || !what.startsWith("read ")) {
                Kind kind = KINDS.get(++runs % KINDS.size());
                broken.addAll(broken(new Fault(call, kind), expected));
            }
        }

        assertThat(expected.keySet()).anySatisfy(what -> assertThat(what).startsWith("comms "));
        assertThat(broken).isEmpty();
        assertThat(runs).isGreaterThan(150);
    }

    private static List<String> broken(Fault fault, Map<String, Integer> expected) {
        Run run = new Run(Optional.of(fault));
        try {
            run.play();
            assertThat(run.told()).isEqualTo(expected);
            return List.of();
        } catch (AssertionError | RuntimeException notKept) {
            return List.of(fault + ": " + notKept);
        }
    }
}
