package org.policyalerts.api.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.api.FakeApi;
import org.policyalerts.api.FakeApi.Answer;

/** Recipients through the API; its clock stands at 26 December 2023, 12:00 UTC. */
class RecipientApiTest {

    private static final String MFA = "/audiences/mfa/recipients";

    private final FakeApi api = new FakeApi();

    private Answer put(String path, String body) {
        return api.call("PUT", path).asStaff().json(body).send();
    }

    private List<Map<String, Object>> list(String path) {
        return api.call("GET", path).asStaff().send().objects("recipients");
    }

    @Test
    void writesListsAndRemovesARecipient() {
        Answer written = put(MFA + "/duty", "{\"mail\": \"duty@mfa.example\"}");
        put(MFA + "/room", "{\"chat\": \"teams\", \"parameter\": \"/policy-alerts/chat/mfa\", \"maxTlp\": \"green\"}");

        assertThat(written.status()).isEqualTo(200);
        assertThat(written.document())
                .containsEntry("maxTlp", "amber")
                .containsEntry("exercises", false)
                .containsEntry("changedAt", "2023-12-26T12:00:00Z");
        assertThat(list(MFA)).extracting(one -> one.get("id")).containsExactly("duty", "room");
        assertThat(list("/audiences/legal/recipients")).isEmpty();

        Answer removed = api.call("DELETE", MFA + "/duty").asStaff().send();
        assertThat(removed.text("mail")).isEqualTo("duty@mfa.example");
        assertThat(api.call("DELETE", MFA + "/duty").asStaff().send().status()).isEqualTo(404);
        assertThat(list(MFA)).extracting(one -> one.get("id")).containsExactly("room");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                                             | ''",
                "{\"mail\": \"a@b.example\", \"chat\": \"slack\"}                               | ''",
                "{\"mail\": \"a@b.example\\r\\nBcc: x@y.example\"}                              | /mail",
                "{\"mail\": 7}                                                                  | /mail",
                "{\"chat\": \"irc\", \"parameter\": \"/policy-alerts/chat/x\"}                  | /chat",
                "{\"chat\": \"slack\", \"parameter\": \"https://hooks.slack.com/services/T0\"}  | /parameter",
                "{\"chat\": \"slack\"}                                                          | /parameter",
                "{\"mail\": \"a@b.example\", \"maxTlp\": \"red\"}                               | /maxTlp",
                "{\"mail\": \"a@b.example\", \"exercises\": \"yes\"}                            | /exercises",
                "{\"mail\": \"a@b.example\", \"name\": \"x\"}                                   | /name"
            })
    void saysWhatIsWrong(String body, String pointer) {
        Answer refused = put(MFA + "/duty", body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.objects("errors"))
                .extracting(error -> error.get("pointer"))
                .containsExactly(pointer);
        assertThat(list(MFA)).isEmpty();
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        Answer refused = put(MFA + "/duty", "{\"mail\": \"x\", \"maxTlp\": \"red\", \"exercises\": 1}");

        assertThat(refused.objects("errors")).hasSize(3);
    }

    @Test
    void onePlaceIsWrittenOnce() {
        put(MFA + "/duty", "{\"mail\": \"duty@mfa.example\"}");
        Answer refused = put(MFA + "/other", "{\"mail\": \"DUTY@mfa.example\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("is that of the recipient duty already");
        assertThat(put(MFA + "/duty", "{\"mail\": \"duty@mfa.example\"}").status())
                .isEqualTo(200);
    }

    @Test
    void anAudienceHasFiftyAtMost() {
        IntStream.range(0, 50).forEach(i -> put(MFA + "/r" + i, "{\"mail\": \"r%d@mfa.example\"}".formatted(i)));

        assertThat(put(MFA + "/one-more", "{\"mail\": \"more@mfa.example\"}").status())
                .isEqualTo(400);
        assertThat(put(MFA + "/r7", "{\"mail\": \"more@mfa.example\"}").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"mfa, 200", "policy, 200", "'mfa,legal', 200", "legal, 403", "operator@OSHEE, 403"})
    void isForTheAudienceItselfAndForPolicy(String audiences, int status) {
        assertThat(api.call("GET", MFA).asMember(audiences).send().status()).isEqualTo(status);
        assertThat(api.call("PUT", MFA + "/duty")
                        .asMember(audiences)
                        .json("{\"mail\": \"duty@mfa.example\"}")
                        .send()
                        .status())
                .isEqualTo(status);
        assertThat(api.call("DELETE", MFA + "/duty").asMember(audiences).send().status())
                .isEqualTo(status);
    }

    @Test
    void anOperatorSaysWhoOfItsOwnIsTold() {
        assertThat(api.call("GET", "/audiences/operator@OSHEE/recipients")
                        .asMember("operator@OSHEE")
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(api.call("GET", "/audiences/operator@OTHER/recipients")
                        .asMember("operator@OSHEE")
                        .send()
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"operator", "operator@", "everybody", "MFA"})
    void thereIsNoOtherAudience(String audience) {
        assertThat(put("/audiences/" + audience + "/recipients/duty", "{\"mail\": \"a@b.example\"}")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"Duty", "-duty", "du_ty", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void anIdIsASmallName(String id) {
        assertThat(put(MFA + "/" + id, "{\"mail\": \"a@b.example\"}").status()).isEqualTo(400);
    }
}
