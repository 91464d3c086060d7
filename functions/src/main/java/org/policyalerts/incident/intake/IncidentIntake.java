package org.policyalerts.incident.intake;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.DuplicateRuling;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.IncidentStore.Recorded;
import org.policyalerts.incident.IncidentStore.Replaced;
import org.policyalerts.incident.NaturalKey;
import org.policyalerts.incident.Receipt;
import org.policyalerts.incident.Report;
import org.policyalerts.incident.ReviewRecord;
import org.policyalerts.incident.validation.AttributionDefault;
import org.policyalerts.incident.validation.Problem;
import org.policyalerts.incident.validation.ReportReader;
import org.policyalerts.incident.validation.ReportReading;

/** Takes in reports and changes to them: checks, numbers, hashes and stores; a repeat never makes a second incident. */
public final class IncidentIntake {

    private final IncidentStore store;
    private final ReportReader reader;
    private final ChangeRules rules = new ChangeRules();
    private final UlidGenerator ids;
    private final Clock clock;

    public IncidentIntake(IncidentStore store, ReportReader reader, UlidGenerator ids, Clock clock) {
        this.store = store;
        this.reader = reader;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Stores a new report, or finds it stored.
     *
     * @param author who submits it, for an organisation
     */
    public IntakeResult submit(@Nullable Object tree, Author author, Optional<String> idempotencyKey) {
        IntakeResult preview = preview(tree, author);
        return preview instanceof IntakeResult.Ready ready
                ? record(ready, sentAs(tree, ready.incident()), idempotencyKey)
                : preview;
    }

    private static NaturalKey sentAs(@Nullable Object tree, Incident incident) {
        Object reference = tree instanceof Map<?, ?> given ? given.get("reference") : null;
        return new NaturalKey(incident.reporter(), Normalizer.normalize(String.valueOf(reference), Form.NFC));
    }

    private IntakeResult record(IntakeResult.Ready ready, NaturalKey sentAs, Optional<String> idempotencyKey) {
        Incident incident = ready.incident();
        Recorded outcome = store.create(incident, sentAs, idempotencyKey);
        Optional<Incident> asStored = taken(outcome).flatMap(id -> spelt(ready.incident(), id));
        if (asStored.isPresent()) {
            incident = asStored.get();
            outcome = store.create(incident, incident.naturalKey(), idempotencyKey);
        }
        Incident answered =
                outcome instanceof Recorded.SameAlready same ? asFirst(incident, same.receipt()) : ready.incident();
        return new IntakeResult.Answered(outcome, answered, ready.warnings());
    }

    /** What is there with a content that looks like another. */
    private static Optional<IncidentId> taken(Recorded outcome) {
        if (outcome instanceof Recorded.OtherContent other) {
            return Optional.of(other.id());
        }
        return outcome instanceof Recorded.KeyReused reused ? Optional.of(reused.id()) : Optional.empty();
    }

    /**
     * The report with its reference spelt as it was first; empty if that is how it is spelt, or the report is another.
     */
    private Optional<Incident> spelt(Incident incident, IncidentId stored) {
        return store.version(stored, 1)
                .filter(first -> !first.naturalKey().equals(incident.naturalKey()))
                .filter(first -> first.naturalKey().isSameAs(incident.naturalKey()))
                .map(first -> {
                    Report report = spelt(incident.report(), first);
                    return Incident.first(
                            incident.id(), incident.reporter(), incident.receivedAt(), ContentHash.of(report), report);
                });
    }

    /** A report whose reference is one with that of a stored incident keeps the stored spelling. */
    private static Report spelt(Report report, Incident stored) {
        NaturalKey key = new NaturalKey(stored.reporter(), report.text("reference"));
        if (!key.isSameAs(stored.naturalKey())) {
            return report;
        }
        Map<String, Object> tree = new LinkedHashMap<>(report.tree());
        tree.put("reference", stored.naturalKey().reference());
        return Report.copyOf(tree);
    }

    /** Equal content gives equal incidents, but for what the first receipt says. */
    private static Incident asFirst(Incident repeat, Receipt first) {
        return Incident.first(first.id(), repeat.reporter(), first.receivedAt(), first.contentHash(), repeat.report());
    }

    /** What a report would become, or why it would not. */
    public IntakeResult preview(@Nullable Object tree, Author author) {
        ReportReading reading = reader.receive(tree, Optional.empty(), now());
        AuthorRules rules = new AuthorRules(author, Optional.empty());
        if (!(reading instanceof ReportReading.Valid valid)) {
            return refused(reading, rules.refusals(tree));
        }
        AuthorRules.Checked checked = rules.check(valid.report());
        Report report = checked.report();
        Optional<Problem> tooLarge = SizeRule.refusal(report);
        if (tooLarge.isPresent()) {
            return new Refused(List.of(tooLarge.get()), false);
        }
        Incident incident = Incident.first(ids.next(), author.reporter(), now(), ContentHash.of(report), report);
        return checked.refusals().isEmpty() || isStored(incident, sentAs(tree, incident))
                ? new IntakeResult.Ready(incident, valid.warnings())
                : new Refused(checked.refusals(), true);
    }

    private static Refused refused(ReportReading reading, List<Problem> forbidden) {
        return forbidden.isEmpty()
                ? new Refused(((ReportReading.Invalid) reading).problems(), false)
                : new Refused(forbidden, true);
    }

    /** What is there already nobody writes, whoever sends it again. */
    private boolean isStored(Incident incident, NaturalKey sentAs) {
        return store.receipt(incident, sentAs)
                .filter(first -> spelt(incident, first.id())
                        .orElse(incident)
                        .contentHash()
                        .equals(first.contentHash()))
                .isPresent();
    }

    /**
     * @param latest the incident as the caller's rights let it be found
     * @param patch a merge patch of the report
     * @param expectedVersion the version the caller saw
     * @param author who changes it
     */
    public ChangeResult change(Incident latest, @Nullable Object patch, int expectedVersion, Author author) {
        // Whoever got no answer sends the change again, and is told that it was made (RFC 9110, 13.1.1).
        boolean isAgain = expectedVersion == latest.version() - 1;
        Optional<Incident> seen = isAgain
                ? store.version(latest.id(), expectedVersion)
                : Optional.of(latest).filter(one -> one.version() == expectedVersion);
        return seen.map(one -> change(one, latest, patch, author))
                .filter(result -> !isAgain || result instanceof ChangeResult.Unchanged)
                .orElseGet(() -> new ChangeResult.Stale(latest.version()));
    }

    private ChangeResult change(Incident seen, Incident latest, @Nullable Object patch, Author author) {
        Object changed = MergePatch.apply(AttributionDefault.leftOut(seen.report()), patch);
        ReportReading reading = reader.receive(changed, Optional.of(seen.report()), now());
        AuthorRules ofAuthor = new AuthorRules(author, Optional.of(seen.report()));
        if (!(reading instanceof ReportReading.Valid read)) {
            return refused(reading, ofAuthor.refusals(changed));
        }
        AuthorRules.Checked checked = ofAuthor.check(read.report());
        if (!checked.refusals().isEmpty()) {
            return new Refused(checked.refusals(), true);
        }
        ReportReading.Valid valid = new ReportReading.Valid(spelt(checked.report(), seen), read.warnings());
        List<Problem> refused = rules.refusals(seen, valid.report(), author.isOf(seen.reporter()));
        return refused.isEmpty() ? replace(seen, latest, valid) : new Refused(refused, false);
    }

    /**
     * Stores what a review of the attribution came to, as the next version, together with the record of the review.
     *
     * @param latest the incident as it was reviewed
     * @param patch a merge patch of the report
     */
    public ChangeResult review(Incident latest, Object patch, ReviewRecord review) {
        ReportReading reading = reader.read(MergePatch.apply(latest.report().tree(), patch));
        if (!(reading instanceof ReportReading.Valid read)) {
            return refused(reading, List.of());
        }
        ReportReading.Valid valid = new ReportReading.Valid(spelt(read.report(), latest), read.warnings());
        Incident next = latest.next(now(), ContentHash.of(valid.report()), valid.report());
        Replaced replaced = store.replaceReviewed(next, latest, review);
        return replaced instanceof Replaced.Stale stale
                ? new ChangeResult.Stale(stale.latestVersion())
                : new ChangeResult.Stored(next, valid.warnings());
    }

    /**
     * Stores what staff say of whether an incident is a duplicate, as the next version; the report stays as it is.
     *
     * @param of what it is the same as; empty if it is an incident of its own
     */
    public ChangeResult rule(Incident latest, Optional<IncidentId> of, String reason, String by) {
        return stored(latest.ruled(new DuplicateRuling(of, reason, by, now())), latest, List.of());
    }

    private ChangeResult replace(Incident seen, Incident latest, ReportReading.Valid valid) {
        String hash = ContentHash.of(valid.report());
        if (hash.equals(latest.contentHash())) {
            return new ChangeResult.Unchanged(latest, valid.warnings());
        }
        return seen.version() == latest.version()
                ? stored(latest.next(now(), hash, valid.report()), latest, valid.warnings())
                : new ChangeResult.Stale(latest.version());
    }

    private ChangeResult stored(Incident next, Incident latest, List<Problem> warnings) {
        Replaced replaced = store.replace(next, latest);
        return replaced instanceof Replaced.Stale stale
                ? new ChangeResult.Stale(stale.latestVersion())
                : new ChangeResult.Stored(next, warnings);
    }

    /** Answers, keys and messages carry milliseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
