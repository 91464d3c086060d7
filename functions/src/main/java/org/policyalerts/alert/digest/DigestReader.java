package org.policyalerts.alert.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.EvaluationSettings;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.TaskId;
import org.policyalerts.alert.digest.BookWatch.Shipped;
import org.policyalerts.alert.digest.Digest.OfRules;
import org.policyalerts.alert.digest.Digest.Review;
import org.policyalerts.alert.digest.DigestMarks.Undelivered;
import org.policyalerts.alert.digest.DigestRow.Member;
import org.policyalerts.alert.news.DueReminders;
import org.policyalerts.alert.news.DueTasks;
import org.policyalerts.alert.news.TaskTimes;
import org.policyalerts.attribution.ReviewItem;
import org.policyalerts.attribution.ReviewStore.DueReview;
import org.policyalerts.attribution.ReviewStore.ReviewPage;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.Audiences;
import org.policyalerts.policy.Policy;

/** Reads what the digests of one day are made of; what several of them need, once. */
final class DigestReader {

    /** Of one recipient; nobody reads a longer list. */
    private static final int MOST_STATES = 500;

    private static final int MOST_REVIEWS = 200;

    /** Who oversees the book, and whether messages arrive. */
    private static final String OVERSEER = "policy";

    private static final String ATTRIBUTION = "attribution";

    private final Digests.Stores stores;
    private final EvaluationSettings settings;
    private final Digests.Rules rules;
    private final LocalDate day;
    private final Instant now;
    private final Map<IncidentId, Optional<Incident>> incidents = new HashMap<>();
    private @Nullable List<DueReview> reviews;
    private @Nullable List<Undelivered> undelivered;

    DigestReader(Digests.Stores stores, EvaluationSettings settings, Digests.Rules rules, LocalDate day, Instant now) {
        this.stores = stores;
        this.settings = settings;
        this.rules = rules;
        this.day = day;
        this.now = now;
    }

    /**
     * What one recipient is told.
     *
     * @param due what time has done to its tasks, which the digest says
     */
    record Reading(Digest digest, List<DueTasks> due) {}

    Reading read(Recipient recipient) {
        List<AudienceState> states = stores.tasks().unfinished(recipient, Track.REAL, MOST_STATES);
        DueReminders reminders = new DueReminders(
                stores.tasks(),
                TaskTimes.of(stores.silences(), stores.incidents(), settings, now),
                incident -> named(incident, recipient).isClosed());
        List<DueTasks> due = reminders.of(states, now);
        Set<TaskId> reminded = due.stream()
                .flatMap(one -> one.news().stream())
                .map(one -> one.task().id())
                .collect(Collectors.toSet());
        Optional<Instant> last = stores.marks().last(recipient);
        return new Reading(
                new Digest(
                        recipient,
                        day,
                        last,
                        rows(states, due, recipient),
                        reviews(recipient, states),
                        recipient.audience().equals(OVERSEER) ? ofRules(last) : OfRules.NOTHING,
                        undelivered(recipient),
                        reminded,
                        reminders.isAnyDue(states, now),
                        now,
                        settings.zone()),
                due);
    }

    private List<DigestRow> rows(List<AudienceState> states, List<DueTasks> due, Recipient recipient) {
        Map<IncidentId, AudienceState> after = new LinkedHashMap<>();
        states.forEach(state -> after.put(state.incident(), state));
        due.forEach(one -> after.put(one.state().incident(), one.state()));
        Map<String, List<Member>> rows = new LinkedHashMap<>();
        for (AudienceState state : after.values()) {
            DigestIncident incident = named(state.incident(), recipient);
            for (Task task : told(state)) {
                rows.computeIfAbsent(state.group(task), none -> new ArrayList<>())
                        .add(new Member(state, task, incident));
            }
        }
        return rows.values().stream()
                .map(DigestRow::new)
                .sorted(DigestRow.FIRST_DUE_FIRST)
                .toList();
    }

    /** A digest is the first to tell nothing. */
    private static List<Task> told(AudienceState state) {
        return state.unfinished().stream()
                .filter(task -> state.believed().tasks().containsKey(task.id()))
                .toList();
    }

    private DigestIncident named(IncidentId id, Recipient recipient) {
        return incident(id)
                .map(incident -> DigestIncident.of(incident, recipient, settings.maxTlp()))
                .orElseGet(() -> DigestIncident.gone(id));
    }

    private Optional<Incident> incident(IncidentId id) {
        return incidents.computeIfAbsent(id, stores.incidents()::find);
    }

    private List<Review> reviews(Recipient recipient, List<AudienceState> states) {
        Set<IncidentId> asked = states.stream()
                .filter(state ->
                        state.unfinished().stream().anyMatch(task -> task.step().isReview()))
                .map(AudienceState::incident)
                .collect(Collectors.toSet());
        return dueReviews().stream()
                .filter(due -> !asked.contains(due.incident()))
                .filter(due -> incident(due.incident())
                        .filter(incident -> isFor(incident, due.item(), recipient))
                        .isPresent())
                .map(due -> new Review(named(due.incident(), recipient), due.item()))
                .toList();
    }

    /** The owner of an attribution, and whoever oversees the owner once reviews have been missed. */
    private static boolean isFor(Incident incident, ReviewItem item, Recipient recipient) {
        String owner = incident.report()
                .find("attribution.owner")
                .filter(Audiences.ALL::contains)
                .orElse(ATTRIBUTION);
        return incident.track() == Track.REAL
                && recipient.organisation().isEmpty()
                && (recipient.audience().equals(owner)
                        || (item.missed() > 1 && recipient.audience().equals(OVERSEER)));
    }

    private List<DueReview> dueReviews() {
        List<DueReview> found = reviews;
        if (found == null) {
            found = new ArrayList<>();
            Optional<String> cursor = Optional.empty();
            do {
                ReviewPage page = stores.reviews().due(now, MOST_REVIEWS, cursor);
                found.addAll(page.reviews());
                cursor = page.cursor();
            } while (cursor.isPresent() && found.size() < MOST_REVIEWS);
            reviews = found;
        }
        return found;
    }

    private OfRules ofRules(Optional<Instant> last) {
        List<Policy> toReview = rules.policies().stream()
                .filter(policy -> policy.isReviewOverdue(day))
                .toList();
        Optional<Shipped> shipped = rules.watch()
                .otherShipped()
                .filter(book -> !stores.marks().shippedTold().equals(Optional.of(book.hash())));
        LocalDate from =
                last.map(at -> at.atZone(settings.zone()).toLocalDate()).orElse(day.minusYears(1));
        return new OfRules(toReview, shipped, from.isBefore(day) ? rules.watch().onTrial(from, day) : Optional.empty());
    }

    private List<Undelivered> undelivered(Recipient recipient) {
        List<Undelivered> found = undelivered;
        if (found == null) {
            found = stores.marks().undelivered();
            undelivered = found;
        }
        return found.stream()
                .filter(message -> recipient.audience().equals(OVERSEER)
                        || message.recipient().equals(recipient))
                .toList();
    }
}
