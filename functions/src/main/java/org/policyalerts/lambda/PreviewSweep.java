package org.policyalerts.lambda;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.evaluation.IncidentEvaluation;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.IncidentStore.Line;
import org.policyalerts.incident.IncidentStore.SummaryPage;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.policy.book.BookPreview;
import org.policyalerts.policy.book.BookStore;

/**
 * Judges the incidents of a year by a book that is not in force, and by the one that is: the latest at once, the others
 * in steps of the schedule. It writes nothing but what it counted.
 */
final class PreviewSweep {

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
    private final Clock clock;
    private String lastHash = "";
    private @Nullable IncidentEvaluation last;

    /**
     * Over stores.
     *
     * @param inForce judges by the book in force
     * @param others judges by a book of that hash
     */
    PreviewSweep(
            BookStore books,
            IncidentStore incidents,
            IncidentEvaluation inForce,
            Function<String, IncidentEvaluation> others,
            Clock clock) {
        this.books = books;
        this.incidents = incidents;
        this.inForce = inForce;
        this.others = others;
        this.clock = clock;
    }

    /** What is known of a book so far; begun anew if another book has come into force since, or a day has passed. */
    BookPreview preview(String hash) {
        Instant start = clock.instant();
        String against = books.hashInForce();
        BookPreview preview = books.preview(hash)
                .filter(known -> known.against().equals(against)
                        && known.since().plus(FRESH).isAfter(start))
                .orElseGet(() -> begun(BookPreview.begun(hash, against, start)));
        IncidentEvaluation other = other(hash);
        while (!preview.isComplete()
                && preview.incidents() < AT_ONCE
                && clock.instant().isBefore(start.plus(LONGEST_AT_ONCE))) {
            BookPreview next = next(preview, other, clock.instant());
            if (!books.keep(preview, next)) {
                return books.preview(hash).orElse(next);
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
    boolean step(String hash) {
        return books.preview(hash)
                .filter(preview -> !preview.isComplete())
                .filter(preview -> {
                    BookPreview next = next(preview, other(hash), clock.instant());
                    return books.keep(preview, next) && !next.isComplete();
                })
                .isPresent();
    }

    private BookPreview next(BookPreview preview, IncidentEvaluation other, Instant now) {
        Line line = Line.latestFirst(preview.since().minus(BACK));
        SummaryPage page = incidents.along(line, preview.reached().orElse(null), STEP);
        BookPreview next = preview;
        for (IncidentSummary summary : page.incidents()) {
            Optional<Incident> latest = incidents.find(summary.id());
            if (latest.isPresent()) {
                next = with(next, latest.get(), other, now);
            }
        }
        return next.at(Optional.ofNullable(page.cursor()));
    }

    /** Of a closed one counts what held before: that it is closed is no merit of a book. */
    private BookPreview with(BookPreview preview, Incident latest, IncidentEvaluation other, Instant now) {
        boolean isClosed = latest.report().isClosed();
        int version = isClosed ? Math.max(1, latest.version() - 1) : latest.version();
        Instant moment = isClosed ? latest.updatedAt() : now;
        return preview.with(
                latest.id(),
                !isClosed && latest.report().text("mode").equals("live"),
                inForce.decideAgain(latest.id(), version, moment),
                other.decideAgain(latest.id(), version, moment));
    }
}
