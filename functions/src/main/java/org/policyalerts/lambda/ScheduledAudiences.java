package org.policyalerts.lambda;

import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.policyalerts.alert.EvaluationSettings;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.digest.DigestMarks;
import org.policyalerts.alert.digest.Digests;
import org.policyalerts.alert.evaluation.IncidentEvaluation;
import org.policyalerts.alert.message.Messages;
import org.policyalerts.alert.news.AudienceRun;
import org.policyalerts.alert.news.AudienceRun.Reader;
import org.policyalerts.alert.news.TaskTimes;
import org.policyalerts.attribution.ReviewStore;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.schedule.DueItems.Audience;
import org.policyalerts.schedule.ForAudiences;

/** What the schedule does for audiences, by those who know what audiences are told. */
public record ScheduledAudiences(AudienceRun run, Digests digests) implements ForAudiences {

    /** Over these stores, as a deployment wants it. */
    public static ScheduledAudiences of(
            IncidentEvaluation.Stores stores,
            ReviewStore reviews,
            DigestMarks marks,
            EvaluationSettings settings,
            Digests.Rules rules) {
        Predicate<String> isQueued = id -> stores.messages().byId(id).isPresent();
        Messages messages = new Messages(settings.zone(), settings.maxTlp(), settings.presentation());
        return new ScheduledAudiences(
                new AudienceRun(
                        new AudienceRun.Stores(
                                stores.evaluations(), stores.incidents(), stores.tasks(), stores.silences()),
                        settings,
                        messages::notification,
                        isQueued),
                new Digests(
                        new Digests.Stores(
                                stores.tasks(), stores.incidents(), stores.silences(), reviews, marks, isQueued),
                        settings,
                        rules));
    }

    @Override
    public void tell(Audience whom, Instant now) {
        run.tellGathered(reader(whom, now), whom.campaign());
    }

    @Override
    public int lastTurn() {
        return TaskTimes.ESCALATED_TO.size();
    }

    @Override
    public int turn(Recipient recipient) {
        return TaskTimes.ESCALATED_TO.indexOf(recipient.audience()) + 1;
    }

    @Override
    public int digest(int turn, BiConsumer<String, RuntimeException> failures, Instant now) {
        return digests.queue(new Digests.Turn(turn, recipient -> turn(recipient) == turn), failures, now);
    }

    @Override
    public void remind(Audience whom, List<IncidentId> incidents, Instant now) {
        run.remind(reader(whom, now), incidents);
    }

    private static Reader reader(Audience whom, Instant now) {
        return new Reader(whom.recipient(), whom.track(), now);
    }
}
