package org.policyalerts.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.channel.Address.Chat;
import org.policyalerts.channel.Address.Kind;
import org.policyalerts.channel.Address.Mailbox;

class AddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"duty@mfa.example", "O'Neil+alerts@sub.xn--mnchen-3ya.de", "a.b_c@x-y.example"})
    void oneMailAddressIsTaken(String mail) {
        assertThat(new Mailbox(mail).fault()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "duty",
                "duty@",
                "@mfa.example",
                "duty@mfa",
                "duty@mfa.example\r\nBcc: all@evil.example",
                "duty@mfa.example\n",
                "duty@mfa.example,other@evil.example",
                "duty@mfa.example other@evil.example",
                "Duty <duty@mfa.example>",
                "\"duty\r\nBcc: x\"@mfa.example",
                "\"a b\"@mfa.example",
                "duty@[127.0.0.1]",
                "duty@mfa..example",
                ".duty@mfa.example",
                "zyra@mpj.ëxample",
                "zyrë@mpj.example",
                "a\u0000@mfa.example",
                "1234567890123456789012345678901234567890123456789012345678901234567890@mfa.example"
            })
    void whatCouldBecomeAnotherHeaderOrReaderIsRefused(String mail) {
        assertThat(new Mailbox(mail).fault()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.slack.com/services/T0/B0/secret",
                "/policy-alerts/chat/",
                "/policy-alerts/chat/a/b",
                "/policy-alerts/chat/../other",
                "/other/secret",
                "/policy-alerts/chat/x\n"
            })
    void ofAChatOnlyTheNameOfItsParameterIsTaken(String parameter) {
        assertThat(new Chat(Kind.TEAMS, parameter).fault()).isPresent();
        assertThat(new Chat(Kind.TEAMS, "/policy-alerts/chat/mfa-room_1").fault())
                .isEmpty();
    }

    @Test
    void onePlaceHasOneFingerprintThatDoesNotNameIt() {
        assertThat(new Mailbox("Duty@MFA.example").fingerprint())
                .isEqualTo(new Mailbox("duty@mfa.example").fingerprint())
                .doesNotContain("duty")
                .isNotEqualTo(new Chat(Kind.SLACK, "duty@mfa.example").fingerprint());
    }
}
