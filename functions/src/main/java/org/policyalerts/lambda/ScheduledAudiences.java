package org.policyalerts.lambda;

import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.policyalerts.alert.digest.Digests;
import org.policyalerts.alert.news.AudienceRun;
import org.policyalerts.alert.news.AudienceRun.Reader;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.schedule.DueItems.Audience;
import org.policyalerts.schedule.ForAudiences;

/** What the schedule does for audiences, by those who know what audiences are told. */
public record ScheduledAudiences(AudienceRun run, Digests digests) implements ForAudiences {

    @Override
    public void tell(Audience whom, Instant now) {
        run.tellGathered(reader(whom, now), whom.campaign());
    }

    @Override
    public int digest(BiConsumer<String, RuntimeException> failures, Instant now) {
        return digests.queue(failures, now);
    }

    @Override
    public void remind(Audience whom, List<IncidentId> incidents, Instant now) {
        run.remind(reader(whom, now), incidents);
    }

    private static Reader reader(Audience whom, Instant now) {
        return new Reader(whom.recipient(), whom.track(), now);
    }
}
