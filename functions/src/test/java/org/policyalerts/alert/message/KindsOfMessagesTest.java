package org.policyalerts.alert.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.ATask.aTask;
import static org.policyalerts.alert.AnAlert.anAlert;
import static org.policyalerts.alert.message.ANews.aNews;
import static org.policyalerts.dynamodb.AnIncident.RECEIVED;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.policyalerts.alert.ATask;
import org.policyalerts.alert.AnAlert;
import org.policyalerts.alert.Notification;
import org.policyalerts.alert.Task.Move;
import org.policyalerts.alert.TaskState;
import org.policyalerts.alert.message.News.Sibling;
import org.policyalerts.alert.message.News.TaskNews;
import org.policyalerts.dynamodb.AnIncident;
import org.policyalerts.policy.Audiences;
import org.policyalerts.policy.Severity;
import org.policyalerts.story.Golden;

/** One message of each kind, as its readers get it, in files of their own. */
class KindsOfMessagesTest {

    private static final Instant LATER = RECEIVED.plus(Duration.ofHours(30));

    static AnIncident parliament() {
        return anIncident()
                .with("title", "Assembly of Albania attacked, work halted")
                .with("tlp", "clear")
                .with("reference", "AKCESK/2023/12-PARL")
                .targets("Assembly of the Republic of Albania")
                .claimedBy("Homeland Justice");
    }

    static AnIncident telecom() {
        return anIncident()
                .number(2)
                .with("title", "One Albania attacked")
                .with("tlp", "clear")
                .targets(List.of("One Albania"), "telecommunications", "AL")
                .claimedBy("Homeland Justice");
    }

    private static ATask channel() {
        return aTask("Prepare an indirect channel (protecting power, OSCE, UN or an ally), without using it")
                .policy("no-diplomatic-relations")
                .perCampaign();
    }

    private static ATask note() {
        return aTask("Write a note on the underlying tension and the steps open to lower it")
                .policy("retaliatory-motive")
                .perCampaign()
                .dueIn(Duration.ofDays(7));
    }

    private static AnAlert severed() {
        return anAlert("no-diplomatic-relations")
                .title("No diplomatic relations with the state suspected, not judged")
                .because("determination is not false-positive", "confirmed", "determination")
                .because("relation state is severed", "IR: severed", "context.relations.state")
                .caution("Send a direct demarche: there are no diplomatic relations", "mfa");
    }

    private static AnAlert again() {
        return anAlert("repeat-claimant")
                .title("Same claimant or actor again within 24 months")
                .because(
                        "another incident by the same claimant within 24 months",
                        "1 other: AKCESK/2022/e-albania",
                        "history");
    }

    private static ANews alert() {
        return aNews().about(parliament())
                .task(TaskNews.Kind.NEW, channel())
                .task(TaskNews.Kind.NEW, note())
                .fresh(severed())
                .fresh(again())
                .others(
                        "csirt",
                        aTask("Send indicators to those who may be next")
                                .policy("repeat-claimant")
                                .dueIn(Duration.ofHours(24)))
                .others(
                        "comms",
                        aTask("Agree one public line")
                                .policy("no-diplomatic-relations")
                                .taken("Duty officer", RECEIVED.plusSeconds(600)));
    }

    private static ANews information() {
        return aNews().to("nsc")
                .about(parliament())
                .fresh(again().severity(Severity.CRITICAL))
                .others(
                        "csirt",
                        aTask("Name one coordinator for all victims")
                                .policy("repeat-claimant")
                                .dueIn(Duration.ofHours(6)));
    }

    private static ANews update() {
        AnIncident known = telecom().with("severity", 1L);
        return aNews().about(known)
                .toldBefore(telecom())
                .task(
                        TaskNews.Kind.NEW,
                        aTask("Tell the embassies of the states concerned").dueAt(null))
                .moved(note(), RECEIVED.plus(Duration.ofDays(9)))
                .standing(channel());
    }

    private static ANews correction() {
        return aNews().about(parliament().with("attribution", assessed("NCSC", "Russia", "moderate")))
                .toldBefore(parliament().with("attribution", assessed("NCSC", "North Korea", "high")))
                .standing(channel())
                .task(
                        TaskNews.Kind.WITHDRAWN,
                        note().taken("Desk officer", RECEIVED)
                                .moved(Move.byFacts(
                                        TaskState.WITHDRAWN, LATER, "the motive is no longer revenge or coercion")));
    }

    private static Map<String, Object> assessed(String by, String actor, String confidence) {
        return Map.of(
                "status",
                "claimed",
                "assessments",
                List.of(Map.of("by", by, "actor", actor, "confidence", confidence, "status", "active")));
    }

    private static ANews fulfilled() {
        return aNews().to("operator@ONE-ALBANIA")
                .about(telecom().by("CSIRT-ME"))
                .again()
                .task(
                        TaskNews.Kind.FULFILLED,
                        aTask("Tell the users what happened")
                                .policy("inform-users")
                                .moved(Move.byFacts(TaskState.FULFILLED, LATER, "users were informed on 2 Mar 09:00")))
                .standing(aTask("Isolate the affected systems").dueIn(Duration.ofHours(6)));
    }

    private static ANews reminder() {
        return aNews().about(parliament())
                .again()
                .task(TaskNews.Kind.UNTAKEN, channel().since(RECEIVED.minus(Duration.ofHours(4))))
                .task(
                        TaskNews.Kind.OVERDUE,
                        aTask("Send the early warning")
                                .duty()
                                .since(RECEIVED.minus(Duration.ofDays(2)))
                                .dueAt(RECEIVED.minus(Duration.ofHours(1))));
    }

    static ANews of(Message.Kind kind) {
        return switch (kind) {
            case ALERT -> alert();
            case INFORMATION -> information();
            case UPDATE -> update();
            case CORRECTION -> correction();
            case FULFILLED -> fulfilled();
            case REMINDER -> reminder();
        };
    }

    static String mail(Notification notification) {
        return "To: " + notification.audience() + "\nSubject: " + notification.subject() + "\n\n" + notification.text();
    }

    @ParameterizedTest
    @EnumSource
    void isAsItsReadersGetIt(Message.Kind kind) {
        Golden.assertMatches("messages/kinds/" + kind.text() + ".txt", mail(of(kind).sent(kind)));
    }

    @Test
    void everyAudienceIsCalledByItsName() {
        String all = Audiences.ALL.stream()
                .map(audience -> mail(aNews().to(audience.equals("operator") ? "operator@ONE-ALBANIA" : audience)
                        .about(telecom())
                        .task(TaskNews.Kind.NEW, aTask("Do what the plan says").owner(audience))
                        .fresh(again())
                        .sent(Message.Kind.ALERT)))
                .collect(Collectors.joining("\n"));

        Golden.assertMatches("messages/kinds/audiences.txt", all);
        assertThat(all).doesNotContainPattern("for (mfa|csirt|nsc|dpa|ci-designation)");
    }

    @Test
    void whatWaitedForSeveralIncidentsIsToldTogether() {
        News second = aNews().about(telecom())
                .task(TaskNews.Kind.COVERED, channel(), new Sibling(channel().build(), Optional.of("the Assembly")))
                .task(TaskNews.Kind.COVERED, note(), new Sibling(note().build(), Optional.of("the Assembly")))
                .build();
        News third = aNews().about(anIncident()
                        .number(3)
                        .with("title", "Air Albania claimed")
                        .with("tlp", "green")
                        .targets(List.of("Air Albania"), "air-transport", "AL")
                        .claimedBy("Homeland Justice"))
                .task(TaskNews.Kind.COVERED, channel(), new Sibling(channel().build(), Optional.of("the Assembly")))
                .task(
                        TaskNews.Kind.DONE_BEFORE,
                        aTask("Ask the airline whether flights are safe").perCampaign(),
                        new Sibling(
                                aTask("Ask")
                                        .moved(new Move(TaskState.DONE, RECEIVED, "X", null, ""))
                                        .build(),
                                Optional.of("the Assembly")))
                .build();
        Notification told = ANews.sent(ANews.message(Message.Kind.UPDATE, List.of(second, third), 1));

        Golden.assertMatches("messages/kinds/update-of-several.txt", mail(told));
    }

    @Test
    void whatNobodyHasTakenIsToldToThosePlacedHigher() {
        Notification told = aNews().to("policy")
                .about(parliament())
                .again()
                .untaken("mfa", channel().since(RECEIVED.minus(Duration.ofHours(8))))
                .untaken(
                        "csirt",
                        aTask("Send indicators")
                                .dueAt(RECEIVED.minus(Duration.ofHours(2)))
                                .since(RECEIVED.minus(Duration.ofHours(8))))
                .sent(Message.Kind.REMINDER);

        Golden.assertMatches("messages/kinds/untaken.txt", mail(told));
    }

    @Test
    void pointersSayNoMoreThanTheyMay() {
        List<String> told = new ArrayList<>();
        Stream.of("amber+strict", "red")
                .map(label -> aNews().about(parliament().with("tlp", label))
                        .task(TaskNews.Kind.NEW, channel())
                        .sent(Message.Kind.ALERT))
                .map(KindsOfMessagesTest::mail)
                .forEach(told::add);

        Golden.assertMatches("messages/kinds/pointers.txt", String.join("\n", told));
    }

    @Test
    void anExerciseIsUnmistakable() {
        Notification told = aNews().about(parliament().with("mode", "exercise"))
                .task(TaskNews.Kind.NEW, channel())
                .fresh(severed())
                .sent(Message.Kind.ALERT);

        Golden.assertMatches("messages/kinds/exercise.txt", mail(told));
    }
}
