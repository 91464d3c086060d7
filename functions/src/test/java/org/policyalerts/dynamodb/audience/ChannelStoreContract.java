package org.policyalerts.dynamodb.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyalerts.channel.Address;
import org.policyalerts.channel.Address.Chat;
import org.policyalerts.channel.Address.Mailbox;
import org.policyalerts.channel.ChannelRecipient;
import org.policyalerts.channel.ChannelRecipient.Trouble;
import org.policyalerts.channel.Claim;
import org.policyalerts.dynamodb.table.Table;

/** What keeping recipients and claims means: one of a name, none lost, and of two who claim at once one. */
abstract class ChannelStoreContract {

    private static final Instant AT = Instant.parse("2023-12-26T07:00:00.123456Z");
    private static final Mailbox DUTY = new Mailbox("duty@mfa.example");

    private DynamoDbRecipients recipients;
    private DynamoDbClaims claims;

    abstract Table newTable();

    @BeforeEach
    void startEmpty() {
        Table table = newTable();
        recipients = new DynamoDbRecipients(table);
        claims = new DynamoDbClaims(table);
    }

    private static ChannelRecipient recipient(String audience, String id, Address address) {
        return new ChannelRecipient(audience, id, address, "amber", true, "staff", AT, Optional.empty());
    }

    private static Claim claim(Claim.State state, long revision) {
        return new Claim(state, AT, 1, AT.plusSeconds(30), true, "sqs-1", "HTTP 500", revision);
    }

    @Test
    void recipientsComeBackAsTheyWere() {
        ChannelRecipient mail = recipient("mfa", "duty", DUTY);
        ChannelRecipient chat =
                recipient("operator@ONE #1", "room", new Chat(Address.Kind.TEAMS, Address.PARAMETERS + "one"));
        recipients.put(mail);
        recipients.put(chat);
        recipients.put(recipient("mf", "other", DUTY));

        assertThat(recipients.of("mfa")).containsExactly(mail);
        assertThat(recipients.of("operator@ONE #1")).containsExactly(chat);
        assertThat(recipients.of("legal")).isEmpty();
        assertThat(recipients.all()).hasSize(3);
    }

    @Test
    void oneOfAnIdReplacesTheOtherAndIsRemovedOnce() {
        recipients.put(recipient("mfa", "duty", DUTY));
        ChannelRecipient other = recipient("mfa", "duty", new Mailbox("night@mfa.example"));
        recipients.put(other);

        assertThat(recipients.of("mfa")).containsExactly(other);
        assertThat(recipients.remove("mfa", "duty")).isTrue();
        assertThat(recipients.remove("mfa", "duty")).isFalse();
        assertThat(recipients.all()).isEmpty();
    }

    @Test
    void onlyARecipientThatIsAsItWasReadIsMarked() {
        ChannelRecipient read = recipient("mfa", "duty", DUTY);
        ChannelRecipient anew =
                new ChannelRecipient("mfa", "duty", DUTY, "amber", true, "staff", AT.plusSeconds(1), Optional.empty());
        Trouble trouble = new Trouble(Trouble.Kind.BOUNCED, AT);
        recipients.put(anew);

        recipients.mark(read, trouble);
        assertThat(recipients.of("mfa")).containsExactly(anew);

        recipients.mark(anew, trouble);
        assertThat(recipients.of("mfa")).containsExactly(anew.with(trouble));

        recipients.remove("mfa", "duty");
        recipients.mark(anew, trouble);
        assertThat(recipients.all()).isEmpty();
    }

    @Test
    void ofTwoWhoClaimOneWins() {
        Claim first = claim(Claim.State.SENDING, 0);

        assertThat(claims.find("ntf_1", DUTY)).isEmpty();
        assertThat(claims.record("ntf_1", DUTY, Optional.empty(), first)).isTrue();
        assertThat(claims.record("ntf_1", DUTY, Optional.empty(), claim(Claim.State.WAITING, 0)))
                .isFalse();
        assertThat(claims.find("ntf_1", DUTY)).contains(first);
        assertThat(claims.find("ntf_1", new Mailbox("DUTY@mfa.example"))).contains(first);
        assertThat(claims.find("ntf_2", DUTY)).isEmpty();

        Claim sent = claim(Claim.State.SENT, 1);
        assertThat(claims.record("ntf_1", DUTY, Optional.of(first), sent)).isTrue();
        assertThat(claims.record("ntf_1", DUTY, Optional.of(first), claim(Claim.State.PARKED, 1)))
                .isFalse();
        assertThat(claims.find("ntf_1", DUTY)).contains(sent);
    }

    @Test
    void theSameRecordTwiceIsOne() {
        Claim first = claim(Claim.State.SENDING, 0);
        claims.record("ntf_1", DUTY, Optional.empty(), first);

        assertThat(claims.record("ntf_1", DUTY, Optional.empty(), first)).isTrue();
    }
}
