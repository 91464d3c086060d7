package org.policyalerts.alert.action;

import java.util.List;
import java.util.Optional;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.TaskStore;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore.Period;
import org.policyalerts.incident.Track;

/** A store in which somebody else is always first, for so many times. */
final class RacedTaskStore implements TaskStore {

    private final TaskStore real;
    private int left;

    RacedTaskStore(TaskStore real, int lost) {
        this.real = real;
        this.left = lost;
    }

    @Override
    public Optional<AudienceState> find(IncidentId incident, Recipient recipient, Track track) {
        return real.find(incident, recipient, track);
    }

    @Override
    public List<AudienceState> unfinished(Recipient recipient, Track track, int most) {
        return real.unfinished(recipient, track, most);
    }

    @Override
    public List<AudienceState> all(Recipient recipient, Track track, Optional<IncidentId> after, int most) {
        return real.all(recipient, track, after, most);
    }

    @Override
    public List<AudienceState> ofCampaign(Recipient recipient, Track track, String campaign, Period period, int most) {
        return real.ofCampaign(recipient, track, campaign, period, most);
    }

    @Override
    public List<Recipient> operators(Track track) {
        return real.operators(track);
    }

    @Override
    public List<Gathered> gathered(Recipient recipient, Track track, String campaign) {
        return real.gathered(recipient, track, campaign);
    }

    @Override
    public boolean commit(Acts acts) {
        return left-- <= 0 && real.commit(acts);
    }
}
