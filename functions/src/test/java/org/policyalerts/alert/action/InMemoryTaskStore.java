package org.policyalerts.alert.action;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.TaskStore;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Track;

/** What audiences have to do, in memory. Safe for many threads. */
public final class InMemoryTaskStore implements TaskStore {

    private final Map<String, AudienceState> states = new LinkedHashMap<>();

    private static String key(AudienceState state) {
        return key(state.incident(), state.recipient(), state.track());
    }

    private static String key(IncidentId incident, Recipient recipient, Track track) {
        return incident + " " + recipient + " " + track;
    }

    /** All that is kept of an incident. */
    public List<AudienceState> of(IncidentId incident) {
        return where(state -> state.incident().equals(incident));
    }

    private synchronized List<AudienceState> where(Predicate<AudienceState> isWanted) {
        return states.values().stream()
                .filter(isWanted)
                .sorted(Comparator.comparing(
                                (AudienceState state) -> state.campaign().occurredAt())
                        .reversed())
                .toList();
    }

    @Override
    public synchronized Optional<AudienceState> find(IncidentId incident, Recipient recipient, Track track) {
        return Optional.ofNullable(states.get(key(incident, recipient, track)));
    }

    @Override
    public List<AudienceState> unfinished(Recipient recipient, Track track, int most) {
        return where(state ->
                        isOf(state, recipient, track) && !state.unfinished().isEmpty())
                .stream()
                .limit(most)
                .toList();
    }

    private static boolean isOf(AudienceState state, Recipient recipient, Track track) {
        return state.recipient().equals(recipient) && state.track() == track;
    }

    @Override
    public List<AudienceState> ofCampaign(Recipient recipient, Track track, String campaign, Instant from, Instant to) {
        return where(state -> isOf(state, recipient, track)
                && state.campaign().key().equals(campaign)
                && !state.campaign().occurredAt().isBefore(from)
                && !state.campaign().occurredAt().isAfter(to));
    }

    @Override
    public List<Recipient> operators(Track track) {
        return where(state -> state.track() == track
                        && state.recipient().organisation().isPresent())
                .stream()
                .map(AudienceState::recipient)
                .distinct()
                .toList();
    }

    @Override
    public List<Gathered> gathered(Recipient recipient, Track track, String campaign) {
        return List.of();
    }

    @Override
    public synchronized boolean commit(Acts acts) {
        List<AudienceState> changed = new ArrayList<>(acts.states());
        boolean isRaced = changed.stream()
                .anyMatch(state -> Optional.ofNullable(states.get(key(state)))
                                .map(AudienceState::version)
                                .orElse(0L)
                        != state.version());
        if (!isRaced) {
            changed.forEach(state -> states.put(key(state), state.stored()));
        }
        return !isRaced;
    }
}
