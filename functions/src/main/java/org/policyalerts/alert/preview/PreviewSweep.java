package org.policyalerts.alert.preview;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.evaluation.IncidentEvaluation;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.IncidentStore.Line;
import org.policyalerts.incident.IncidentStore.SummaryPage;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.book.BookActs;
import org.policyalerts.policy.book.BookPreview;
import org.policyalerts.policy.book.BookPreview.Heard;
import org.policyalerts.policy.book.BookPreview.OpenChange;
import org.policyalerts.policy.book.BookStore;

/**
 * Judges the incidents of a year by a book that is not in force, and by the one that is: the latest at once, the others
 * in steps of the schedule. Each version is judged from when it came in, as time passes, until the next one came in or
 * the incident was closed. It writes nothing but what it counted.
 */
public final class PreviewSweep {

    /** Of one step; a run stops after a step when its time is up. */
    static final int STEP = 25;

    /** At once, if there is time. */
    static final int AT_ONCE = 2_000;

    private static final Duration BACK = Duration.ofDays(365);
    private static final Duration FRESH = Duration.ofDays(1);

    /** A request has to be answered within 25 s. */
    private static final Duration LONGEST_AT_ONCE = Duration.ofSeconds(12);

    private final BookStore books;
    private final IncidentStore incidents;
    private final IncidentEvaluation inForce;
    private final Function<String, IncidentEvaluation> others;
    private final ZoneId zone;
    private final Clock clock;
    private String lastHash = "";
    private @Nullable IncidentEvaluation last;

    /**
     * @param inForce judges by the book in force
     * @param others judges by a book of that hash
     * @param zone where days begin
     */
    public PreviewSweep(
            Stores stores,
            IncidentEvaluation inForce,
            Function<String, IncidentEvaluation> others,
            ZoneId zone,
            Clock clock) {
        this.books = stores.books();
        this.incidents = stores.incidents();
        this.inForce = inForce;
        this.others = others;
        this.zone = zone;
        this.clock = clock;
    }

    /** What it reads, and where it keeps what it counted. */
    public record Stores(BookStore books, IncidentStore incidents) {}

    /** What is known of a book so far; begun anew if another book has come into force since, or a day has passed. */
    public BookPreview preview(String hash) {
        return preview(hash, clock.instant().minus(FRESH));
    }

    /** The same, begun anew if it was begun no later than that. */
    public BookPreview preview(String hash, Instant tooOld) {
        Instant start = clock.instant();
        String against = books.hashInForce();
        BookPreview preview = books.preview(hash)
                .filter(known ->
                        known.against().equals(against) && known.since().isAfter(tooOld))
                .orElseGet(() -> begun(BookPreview.begun(hash, against, start)));
        return preview.incidents() < AT_ONCE ? goOn(preview, AT_ONCE) : preview;
    }

    /** Goes on for some seconds, however many are judged; for whoever waits for all. */
    public BookPreview goOn(String hash) {
        BookPreview preview = preview(hash);
        return goOn(preview, Integer.MAX_VALUE);
    }

    private BookPreview goOn(BookPreview known, int most) {
        Instant start = clock.instant();
        BookPreview preview = known;
        while (!preview.isComplete()
                && preview.incidents() < most
                && clock.instant().isBefore(start.plus(LONGEST_AT_ONCE))) {
            BookPreview next = next(preview, clock.instant());
            if (!books.keep(preview, next)) {
                return books.preview(preview.hash()).orElse(next);
            }
            preview = next;
        }
        return preview;
    }

    /** A large book takes a while to load. */
    private synchronized IncidentEvaluation other(String hash) {
        IncidentEvaluation known = last;
        if (known == null || !lastHash.equals(hash)) {
            known = others.apply(hash);
            last = known;
            lastHash = hash;
        }
        return known;
    }

    private BookPreview begun(BookPreview preview) {
        books.begin(preview);
        return preview;
    }

    /** One step; whether there is more to do now. */
    public boolean step(String hash) {
        return books.preview(hash)
                .filter(preview -> !preview.isComplete())
                .filter(preview -> {
                    BookPreview next = next(preview, clock.instant());
                    return books.keep(preview, next) && !next.isComplete();
                })
                .isPresent();
    }

    private BookPreview next(BookPreview preview, Instant now) {
        Instant end = preview.since().minus(BACK);
        SummaryPage page =
                incidents.along(Line.latestFirst(end), preview.reached().orElse(null), STEP);
        BookPreview next = preview;
        Instant back = preview.back();
        for (IncidentSummary summary : page.incidents()) {
            back = summary.occurredAt().earliest(zone);
            List<Incident> versions = incidents.versions(summary.id());
            if (!versions.isEmpty()) {
                boolean isRecent =
                        !summary.receivedAt().isBefore(preview.since().minus(BookActs.DECIDED_AGAIN));
                next = with(next, versions, isRecent, now);
            }
        }
        return next.at(Optional.ofNullable(page.cursor()), page.cursor() == null ? end : back);
    }

    /** By the same book, nothing has to be judged twice and nothing can change. */
    private BookPreview with(BookPreview preview, List<Incident> versions, boolean isRecent, Instant now) {
        Incident latest = versions.get(versions.size() - 1);
        boolean isLive = latest.report().text("mode").equals("live");
        Heard before = heard(inForce, versions, now);
        Heard after = before;
        List<OpenChange> changes = List.of();
        if (!preview.hash().equals(preview.against())) {
            IncidentEvaluation other = other(preview.hash());
            after = heard(other, versions, now);
            if (isRecent && isLive && !latest.report().isClosed()) {
                changes = other.ifRulesChanged(latest.id()).map(OpenChanges::of).orElse(List.of());
            }
        }
        return preview.with(before, after, changes, isLive ? after.onTrial().byDay(zone) : Map.of());
    }

    /** That an incident is closed is no merit of a book: nothing counts from then on. */
    private static Heard heard(IncidentEvaluation judge, List<Incident> versions, Instant now) {
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < versions.size() && !isClosedLater(versions.get(i)); i++) {
            Optional<Incident> previous = i == 0 ? Optional.empty() : Optional.of(versions.get(i - 1));
            Instant end = i == versions.size() - 1
                    ? now
                    : versions.get(i + 1).updatedAt().minusNanos(1);
            decisions.addAll(judge.judge().upTo(end, versions.get(i), previous));
        }
        return Heard.of(decisions);
    }

    private static boolean isClosedLater(Incident version) {
        return version.version() > 1 && version.report().isClosed();
    }
}
