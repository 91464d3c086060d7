package org.policyalerts.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyalerts.local.LocalClock;
import org.policyalerts.local.lambda.LocalQueue;

/** Mail and chat through the whole stack: API, stream, topic, queue, function, and a strict mail service. */
class LocalChannelsTest {

    private final LocalClock clock = new LocalClock();
    private LocalDeployment deployment;
    private Caller caller;

    @BeforeEach
    void start() {
        clock.set(Instant.parse("2023-12-26T07:00:00Z"));
        deployment = LocalDeployment.start(LocalDeployment.Options.inMemory(clock, 0));
        caller = new Caller(deployment.uri());
    }

    @AfterEach
    void stop() {
        deployment.close();
    }

    private void recipient(String audience, String id, String body) throws IOException, InterruptedException {
        assertThat(caller.send("PUT", "/audiences/" + audience + "/recipients/" + id, "staff", "application/json", body)
                        .statusCode())
                .isEqualTo(200);
    }

    private void report() throws IOException, InterruptedException {
        assertThat(caller.submit(Caller.report("parliament")).statusCode()).isEqualTo(201);
        deployment.awaitIdle();
    }

    private List<Map<String, Object>> mails(String to) {
        return deployment.channels().mails().stream()
                .filter(mail -> to.equals(mail.get("to")))
                .toList();
    }

    @Test
    void aReportReachesMailboxesAndChatsOnce() throws IOException, InterruptedException {
        recipient("mfa", "duty", "{\"mail\": \"duty@mfa.example\"}");
        recipient("mfa", "room", "{\"chat\": \"slack\", \"parameter\": \"/policy-alerts/chat/mfa\"}");
        report();
        deployment.channels().deliver();

        assertThat(mails("duty@mfa.example")).hasSize(1);
        Map<String, Object> mail = mails("duty@mfa.example").get(0);
        assertThat(String.valueOf(mail.get("subject"))).contains("Assembly of Albania attacked");
        assertThat(String.valueOf(mail.get("html"))).contains("<h2").contains("Assembly of Albania attacked");
        assertThat(String.valueOf(mail.get("headers")))
                .contains("In-Reply-To=<inc_")
                .contains("References=<inc_")
                .doesNotContain("List-Unsubscribe");
        assertThat(String.valueOf(mail.get("attachments"))).contains("deadlines.ics=BEGIN:VCALENDAR");
        assertThat(deployment.channels().posts()).singleElement().satisfies(post -> assertThat(post.toString())
                .contains("Assembly of Albania attacked"));
    }

    @Test
    void everyMailOfAnIncidentIsInItsThread() throws IOException, InterruptedException {
        recipient("mfa", "duty", "{\"mail\": \"duty@mfa.example\"}");
        recipient("comms", "press", "{\"mail\": \"press@gov.example\"}");
        report();

        assertThat(deployment.channels().mails()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(deployment.channels().mails().stream()
                        .map(mail -> String.valueOf(mail.get("headers")))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void aMailboxWhoseMailComesBackIsMarkedForStaff() throws IOException, InterruptedException {
        recipient("mfa", "gone", "{\"mail\": \"bounce@simulator.amazonses.com\"}");
        report();

        assertThat(caller.get("/audiences/mfa/recipients", "staff").body()).contains("\"trouble\":\"bounced\"");
    }

    @Test
    void aChatThatIsGoneIsParkedAndServedOnceItIsMended() throws IOException, InterruptedException {
        recipient("mfa", "room", "{\"chat\": \"teams\", \"parameter\": \"/policy-alerts/chat/answers-404\"}");
        report();
        clock.advance(LocalQueue.HIDDEN);
        deployment.channels().deliver();
        assertThat(deployment.channels().posts()).isEmpty();

        clock.advance(Duration.ofSeconds(1));
        recipient("mfa", "room", "{\"chat\": \"teams\", \"parameter\": \"/policy-alerts/chat/mfa\"}");
        clock.advance(LocalQueue.HIDDEN);
        deployment.channels().deliver();
        assertThat(deployment.channels().posts()).hasSize(1);
    }

    @Test
    void whatNobodyMendsLiesAmongTheDeadLettersUntilItIsMovedBack() throws IOException, InterruptedException {
        recipient("mfa", "room", "{\"chat\": \"teams\", \"parameter\": \"/policy-alerts/chat/missing\"}");
        report();
        for (int i = 0; i < LocalQueue.MOST_RECEIPTS; i++) {
            clock.advance(LocalQueue.HIDDEN);
            deployment.channels().deliver();
        }
        assertThat(deployment.redrive()).isPositive();

        recipient("mfa", "room", "{\"chat\": \"teams\", \"parameter\": \"/policy-alerts/chat/mfa\"}");
        // They may have been tried again before that.
        clock.advance(LocalQueue.HIDDEN);
        deployment.channels().deliver();
        assertThat(deployment.channels().posts()).isNotEmpty();
    }

    @Test
    void whatWasSentCanBeSeen() throws IOException, InterruptedException {
        recipient("mfa", "duty", "{\"mail\": \"duty@mfa.example\"}");
        report();

        assertThat(caller.get("/local/mail", "").body()).contains("duty@mfa.example");
        assertThat(caller.get("/local/chat", "").body()).contains("\"posts\":[]");
        assertThat(Optional.of(caller.send("POST", "/local/mail", "", "", "").statusCode()))
                .contains(405);
    }
}
