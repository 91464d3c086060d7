package org.policyalerts.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.policyalerts.channel.Address.Kind;
import org.policyalerts.story.Golden;

class ChatTextTest {

    private static final String HOSTILE = """
            HIGH for <!channel> · TLP:CLEAR · 26 Dec 08:30
            What:  @all ![x](https://evil.example/p.png) [sign in](https://evil.example) <https://evil.example|desk> *b*
            Answer: %s    code 92QEHA
            """.formatted(AMessage.LINK);

    private static String hostile(Kind kind) {
        return ChatText.of(kind, "<script>", HOSTILE, Optional.of(AMessage.LINK));
    }

    @ParameterizedTest
    @EnumSource
    void messagesReadAsTheGoldenFilesSay(Kind kind) {
        String posts = GoldenMessage.files().stream()
                .filter(file -> file.startsWith("kinds/") && !file.endsWith("audiences"))
                .flatMap(file -> GoldenMessage.read(file).stream())
                .map(message -> ChatText.of(kind, message.subject(), message.text(), message.link()))
                .collect(Collectors.joining("\n"));

        Golden.assertMatches("messages/chat/" + kind.text() + ".jsonl", posts + "\n");
    }

    @Test
    void inSlackNothingIsAMentionOrALinkOfItsOwn() {
        assertThat(hostile(Kind.SLACK))
                .doesNotContain("<!channel>", "<https:", "<script>")
                .contains("&lt;!channel&gt;", "\"mrkdwn\":false", "\"unfurl_links\":false", AMessage.LINK);
    }

    @Test
    void inMattermostNothingIsMarkupAndNobodyIsCalled() {
        assertThat(hostile(Kind.MATTERMOST))
                .doesNotContain("@all", "![", "](", "https://evil", " *b*", "<")
                .contains("Answer: " + AMessage.LINK);
    }

    @Test
    void inTeamsAllIsTextButTheOneLink() {
        assertThat(hostile(Kind.TEAMS))
                .doesNotContain("\"TextBlock\"", "\"Image\"")
                .contains("\"type\":\"TextRun\"", "\"url\":\"" + AMessage.LINK + "\"");
    }
}
