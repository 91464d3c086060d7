package org.policyalerts.alert.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.ATask.aTask;
import static org.policyalerts.alert.AnAlert.anAlert;
import static org.policyalerts.alert.message.ANews.aNews;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.AnAlert;
import org.policyalerts.alert.Belief;
import org.policyalerts.alert.Belief.ToldTask;
import org.policyalerts.alert.IncidentFacts;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.message.News;
import org.policyalerts.alert.message.News.TaskNews.Kind;
import org.policyalerts.policy.Severity;

class BeliefsTest {

    @Test
    void whoeverIsToldSomethingKnowsAllThatIsSo() {
        News news = aNews().about(anIncident().with("title", "New"))
                .task(Kind.NEW, aTask("Ask"))
                .standing(aTask("Write"))
                .untaken("csirt", aTask("Look"))
                .holding(anAlert("one").severity(Severity.HIGH))
                .fresh(anAlert("two").severity(Severity.CRITICAL))
                .build();

        Belief after = Beliefs.after(news);

        assertThat(after.facts()).isEqualTo(IncidentFacts.of(news.incident().report()));
        assertThat(after.tasks()).hasSize(3);
        Task look = news.untaken().get(0).task();
        assertThat(after.tasks()).containsEntry(look.id(), ToldTask.of(look));
        assertThat(after.alerts()).hasSize(2);
        assertThat(after.level()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void whatWasToldOfOthersTasksStaysKnown() {
        News first = aNews().untaken("csirt", aTask("Look")).build();
        Belief before = Beliefs.after(first);
        News next = new News(
                first.incident(),
                first.state().told(before, "ntf_1"),
                first.facts(),
                first.tasks(),
                first.standing(),
                first.alerts(),
                first.fresh(),
                first.ended(),
                first.others(),
                List.of(),
                first.failures(),
                first.questions(),
                first.upcoming(),
                first.heldBack(),
                first.duplicateOf(),
                List.of());

        assertThat(Beliefs.after(next).tasks()).isEqualTo(before.tasks());
    }

    @Test
    void aTaskIsKnownWithItsLatestTime() {
        News news = aNews().moved(
                        aTask("Ask").dueIn(Duration.ofDays(5)),
                        anIncident().build().receivedAt())
                .build();

        assertThat(Beliefs.after(news).tasks().values())
                .containsExactly(ToldTask.of(news.tasks().get(0).task()));
    }

    @Test
    void whatHasEndedIsKnownToHaveEndedUntilItHoldsAgain() {
        AnAlert ended = anAlert("one").in(AlertState.WITHDRAWN, "muted");
        News over = aNews().ended(ended).again().build();

        Belief after = Beliefs.after(over);

        assertThat(after.alerts()).isEmpty();
        assertThat(after.ended()).containsExactly(ended.build().id());
        assertThat(after.level()).isNull();
        News again = aNews().fresh(anAlert("one")).again().build();
        assertThat(Beliefs.after(again).ended()).isEmpty();
        assertThat(Beliefs.after(again).level()).isEqualTo(Severity.HIGH);
    }
}
