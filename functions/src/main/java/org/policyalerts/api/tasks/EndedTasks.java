package org.policyalerts.api.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.TaskStore;
import org.policyalerts.alert.action.OwnedTask;
import org.policyalerts.api.ListPage;
import org.policyalerts.api.Parameters;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Track;
import org.policyalerts.text.Fingerprint;

/**
 * A page of the tasks that have come to an end. They become more for years, so they are read as they lie, audience by
 * audience and campaign by campaign, and no further than a page needs.
 */
final class EndedTasks {

    /** Incidents that one request looks at, however few of them have what is asked for. */
    private static final int MOST_READ = 2_000;

    private static final int AT_ONCE = 200;

    private final TaskStore tasks;
    private final Track track;
    private final Predicate<Task> isWanted;
    private final int most;
    private final List<OwnedTask> found = new ArrayList<>();
    private int left = MOST_READ;

    /**
     * Of one list.
     *
     * @param most tasks of a page
     */
    EndedTasks(TaskStore tasks, Track track, Predicate<Task> isWanted, int most) {
        this.tasks = tasks;
        this.track = track;
        this.isWanted = isWanted;
        this.most = most;
    }

    /**
     * Where a page begins.
     *
     * @param owner the digest of the audience's name, which may be an operator's
     * @param task the number of the task among those of the audience about the incident
     */
    private record Position(String owner, IncidentId incident, int task) {
        private static final Pattern FORM = Pattern.compile("([0-9a-f]{12})-([0-9A-HJKMNP-TV-Z]{26})-(\\d{1,5})");

        static Position of(AudienceState state, int task) {
            return new Position(digest(state.recipient()), state.incident(), task);
        }

        static Position read(String cursor) {
            Matcher matcher = FORM.matcher(cursor);
            if (!matcher.matches()) {
                throw Parameters.foreignCursor();
            }
            return new Position(
                    matcher.group(1), new IncidentId("inc_" + matcher.group(2)), Integer.parseInt(matcher.group(3)));
        }

        static String digest(Recipient recipient) {
            return Fingerprint.sha256(recipient.name()).substring(0, 12);
        }

        boolean isOf(Recipient recipient) {
            return owner.equals(digest(recipient));
        }

        String text() {
            return owner + "-" + incident.ulid() + "-" + task;
        }
    }

    /** Those from a cursor on, of some audiences. */
    ListPage<TaskRow> from(Optional<String> cursor, List<Recipient> recipients) {
        Optional<Position> begin = cursor.map(Position::read);
        List<Recipient> owners = recipients.stream()
                .dropWhile(one -> begin.filter(at -> !at.isOf(one)).isPresent())
                .toList();
        if (owners.isEmpty() && begin.isPresent()) {
            throw Parameters.foreignCursor();
        }
        Optional<Position> end = begin.flatMap(at -> first(at, owners.get(0)));
        for (int i = 0; i < owners.size() && end.isEmpty(); i++) {
            end = all(owners.get(i), i == 0 ? begin.map(Position::incident) : Optional.empty());
        }
        return new ListPage<>(TaskRow.of(found.stream()), end.map(Position::text));
    }

    private Optional<Position> first(Position begin, Recipient owner) {
        return tasks.find(begin.incident(), owner, track)
                .map(state -> of(state, begin.task()))
                .orElseThrow(Parameters::foreignCursor);
    }

    /** What an audience has after an incident; where the next page begins if this one is full. */
    private Optional<Position> all(Recipient owner, Optional<IncidentId> after) {
        List<AudienceState> states = tasks.all(owner, track, after, AT_ONCE);
        for (AudienceState state : states) {
            Optional<Position> end = of(state, 0);
            if (end.isPresent()) {
                return end;
            }
        }
        return states.size() < AT_ONCE
                ? Optional.empty()
                : all(owner, Optional.of(states.get(states.size() - 1).incident()));
    }

    private Optional<Position> of(AudienceState state, int from) {
        for (int i = from; i < state.tasks().size(); i++) {
            if (isWanted.test(state.tasks().get(i))) {
                if (found.size() == most) {
                    return Optional.of(Position.of(state, i));
                }
                found.add(new OwnedTask(state, state.tasks().get(i)));
            }
        }
        left--;
        return left > 0
                ? Optional.empty()
                : Optional.of(Position.of(state, state.tasks().size()));
    }
}
