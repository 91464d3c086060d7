package org.policyalerts.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.channel.MailHtml.assertShown;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.story.Golden;
import org.policyalerts.text.TextWriter;

class HtmlTextTest {

    private static final String DESK = "https://desk.example/desk#/m/92QEHA";

    static List<String> files() {
        return GoldenMessage.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void messagesReadAsTheGoldenFilesSay(String file) {
        String pages =
                GoldenMessage.read(file).stream().map(GoldenMessage::html).collect(Collectors.joining("\n"));

        Golden.assertMatches("messages/html/" + file + ".html", pages);
    }

    @ParameterizedTest
    @MethodSource("files")
    void htmlSaysWhatTheTextSaysAndNothingElse(String file) {
        assertThat(GoldenMessage.read(file)).isNotEmpty().allSatisfy(message -> {
            String html = message.html();
            assertShown(html);
            assertThat(MailHtml.words(html)).isEqualTo(MailHtml.split(message.text()));
            assertThat(MailHtml.links(html))
                    .isEqualTo(message.link().map(List::of).orElse(List.of()));
        });
    }

    @Test
    void linesOfAParagraphAreJoinedAndItemsAreNot() {
        String html = HtmlText.of("S", """
                HIGH for the CSIRT · TLP:CLEAR · 26 Dec 08:00
                What:  Assembly of Albania attacked, work halted, and so much more that the line is
                       full
                Yours: 2 tasks. First, by Fri 29 Dec 08:00: prepare an indirect channel of the
                kind agreed.

                YOUR TASKS
                 9. by Fri 29 Dec 08:00   Prepare an indirect channel (protecting power, OSCE,
                    UN or an ally), without using it
                    A law sets this time.
                10. before any announcement   Tell the embassies
                """, Optional.empty());

        assertThat(html)
                .contains("so much more that the line is full</p>")
                .contains("of the kind agreed.</p>")
                .contains("<li dir=\"auto\" value=\"9\">")
                .contains("UN or an ally), without using it</p>\n<p dir=\"auto\" style=\"margin:0 0 6px 0\">A law sets")
                .contains("<strong>before any announcement</strong>   Tell the embassies</p>");
        assertShown(html);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "\"><a href=\"https://evil.example\">sign in</a>",
                "javascript:alert(1) https://evil.example/login",
                "Answer: https://evil.example/desk#/m/92QEHA",
                "https://desk.example/desk#/m/92QEHA.evil.example",
                "</td></tr></table><style>*{display:none}</style>",
                "&lt;b&gt; &amp;amp; &#0; <!-- -->",
                "\u202Egnp.exe\u2066 \u200F\u0000\u0007",
                "%s %n $1 \\E"
            })
    void nothingThatAReportSaysBecomesMarkup(String title) {
        TextWriter writer = new TextWriter();
        writer.paragraph("What:  ", title);
        writer.paragraph("", title);
        writer.wide("Answer: " + DESK + "    code 92QEHA");
        writer.heading("WHY");
        writer.paragraph(" - ", title);
        String html = HtmlText.of(title, writer.text(), Optional.of(DESK));

        assertShown(html);
        assertThat(MailHtml.links(html)).containsExactly(DESK);
        assertThat(MailHtml.words(html)).isEqualTo(MailHtml.split(writer.text()));
        assertThat(html).doesNotContain("\u202E", "\u2066", "\u200F", "\u0000");
    }

    @Test
    void whateverIsWrittenIsReadInTheSameOrder() {
        Random random = new Random(19);
        for (int i = 0; i < 500; i++) {
            String text = RandomText.of(random);
            String html = HtmlText.of("S", text, Optional.empty());

            assertShown(html);
            assertThat(MailHtml.words(html)).as(text).isEqualTo(MailHtml.split(text));
        }
    }

    @Test
    void aLinkThatIsNoWebAddressIsLeftAsText() {
        String html =
                HtmlText.of("S", "Answer: javascript:alert(1)    code 92QEHA\n", Optional.of("javascript:alert(1)"));

        assertThat(MailHtml.links(html)).isEmpty();
    }
}
