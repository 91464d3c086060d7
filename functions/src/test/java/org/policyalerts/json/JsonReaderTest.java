package org.policyalerts.json;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    private static final int CAP = 100_000;

    @Test
    void readsEveryKindOfValueInDocumentOrder() throws JsonInvalidException {
        Map<String, Object> tree = JsonReader.readObject("{\"b\":[1,\"two\",2.50,true,null],\"a\":{\"c\":\"é\"}}");

        assertThat(tree).containsOnlyKeys("b", "a").containsEntry("a", Map.of("c", "é"));
        assertThat((List<?>) tree.get("b"))
                .satisfiesExactly(
                        one -> assertThat(one).isEqualTo(1L),
                        two -> assertThat(two).isEqualTo("two"),
                        three -> assertThat(three).isEqualTo(new BigDecimal("2.5")),
                        four -> assertThat(four).isEqualTo(true),
                        five -> assertThat(five).isNull());
        assertThat(tree.keySet().iterator().next()).isEqualTo("b");
    }

    @Test
    void handsOverOneListElementByElementAndKeepsNothingOfIt() throws JsonInvalidException {
        List<Object> taken = new ArrayList<>();

        Map<String, Object> rest =
                JsonReader.readObject("{\"a\":1,\"all\":[{\"all\":[1]},[2],3],\"b\":{\"all\":[4]}}", "all", taken::add);

        assertThat(taken).containsExactly(Map.of("all", List.of(1L)), List.of(2L), 3L);
        assertThat(rest)
                .containsExactlyInAnyOrderEntriesOf(Map.of("a", 1L, "all", List.of(), "b", Map.of("all", List.of(4L))));
        assertThatThrownBy(() -> JsonReader.readObject("{\"all\":[1,2}", "all", taken::add))
                .isInstanceOf(JsonInvalidException.class);
    }

    @Test
    void saysWhatIsWrongInWholeCharacters() {
        JsonInvalidException invalid =
                catchThrowableOfType(JsonInvalidException.class, () -> JsonReader.read("\uD83D\uDE0D"));

        assertThat(invalid.sentence()).contains("\uFFFD").doesNotMatch(".*\\p{Cs}.*");
    }

    @ParameterizedTest(name = "{0} is the integer {1}")
    @CsvSource({"1.0, 1", "1e3, 1000", "-0, 0", "-0.0, 0", "9007199254740992, 9007199254740992", "100e-2, 1"})
    void takesANumberWithoutFractionAsAnInteger(String text, long expected) throws JsonInvalidException {
        assertThat(JsonReader.read(text)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "5.10 refuses {0}")
    @ValueSource(
            strings = {
                "NaN",
                "[Infinity]",
                "-Infinity",
                "1e400",
                "-1e400",
                "1e-4000",
                "1e999999999",
                "1e-999999999",
                "11e400703577600",
                "1e2147483648",
                "1e-2147483648",
                "0.1e-2147483647",
                "0e99999999999",
                "9007199254740993",
                "-9007199254740993",
                "1e16",
                "01",
                "+1",
                ".5",
                "1.",
                "0x10",
                "'text'",
                "{a:1}",
                "[1,]",
                "{\"a\":1,}",
                "[1] [2]",
                "{} x",
                "// no\n1",
                "",
                " ",
                "[",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "\"\\ud800\"",
                "\"\\udc00\\ud800\"",
                "{\"\\ud800\":1}",
                "\"a\tb\"",
                "tru",
                "\u00a01",
                "\"\\x\""
            })
    void refuses(String text) {
        assertThatThrownBy(() -> JsonReader.read(text.getBytes(UTF_8), CAP)).isInstanceOf(JsonInvalidException.class);
    }

    /** ASCII has a quick way of its own, which must neither take nor say anything else. */
    @Test
    void readsBytesAsItReadsTextWhicheverCharacterIsWrong() {
        String text = "{\"a\":[1,-2.5e1,true,null,{\"b\\n\":\"\\ud83d\\ude0d\",\"c\":\"\"}],\"b\":{\"a\":\"x\"}}";
        for (int i = 0; i < text.length(); i++) {
            assertSameFromBytes(text.substring(0, i));
            for (char wrong : "\0 \n\t{}[]\",:\\-+.0129aeubtfnlNd8/\u00e9\u007f".toCharArray()) {
                assertSameFromBytes(text.substring(0, i) + wrong + text.substring(i + 1));
                assertSameFromBytes(text.substring(0, i) + wrong + text.substring(i));
            }
        }
    }

    private static void assertSameFromBytes(String text) {
        assertThat(outcome(() -> JsonReader.read(text.getBytes(UTF_8), CAP)))
                .as(text)
                .isEqualTo(outcome(() -> JsonReader.read(text)));
    }

    private static @Nullable Object outcome(Callable<@Nullable Object> read) {
        try {
            return read.call();
        } catch (JsonInvalidException invalid) {
            return List.of(invalid.sentence(), invalid.pointer());
        } catch (Exception unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    @Test
    void refusesOtherEncodings() {
        List<byte[]> documents = List.of(
                "\uFEFF{}".getBytes(UTF_8),
                "{\"a\":1}".getBytes(UTF_16),
                "{\"a\":1}".getBytes(java.nio.charset.StandardCharsets.UTF_16LE),
                new byte[] {'{', 0, '}', 0},
                new byte[] {'"', (byte) 0xC3, '"'},
                new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'},
                new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'});

        assertThat(documents).allSatisfy(document -> assertThatThrownBy(() -> JsonReader.read(document, CAP))
                .isInstanceOf(JsonInvalidException.class));
    }

    @Test
    void reads64LevelsAndNotOneMore() throws JsonInvalidException {
        assertThat(JsonReader.read("[".repeat(64) + "]".repeat(64))).isInstanceOf(List.class);
        assertThatThrownBy(() -> JsonReader.read("[".repeat(65) + "]".repeat(65)))
                .isInstanceOf(JsonInvalidException.class)
                .hasMessage("Document nesting depth (65) exceeds the maximum allowed (64)");
        assertThatThrownBy(() -> JsonReader.read("{\"a\":".repeat(10_000))).isInstanceOf(JsonInvalidException.class);
    }

    @Test
    void refusesMoreBytesThanAllowed() throws JsonInvalidException {
        byte[] document = "\"é\"".getBytes(UTF_8);

        assertThat(JsonReader.read(document, 4)).isEqualTo("é");
        assertThatThrownBy(() -> JsonReader.read(document, 3)).hasMessageContaining("longer than 3 bytes");
    }

    @Test
    void saysWhere() {
        JsonInvalidException problem = catchThrowableOfType(
                JsonInvalidException.class,
                () -> JsonReader.read("{\n \"targets\": [{\"name\": \"a\",\n  \"name\": \"b\"}]}"));

        assertThat(problem.pointer()).isEqualTo("/targets/0/name");
        assertThat(problem.sentence()).isEqualTo("line 3, column 3: the name appears twice in its object");
    }

    @Test
    void saysOfWhatWasLeftOpenWhereItWasOpened() {
        JsonInvalidException problem =
                catchThrowableOfType(JsonInvalidException.class, () -> JsonReader.read("{\n \"targets\": [1\n"));

        assertThat(problem.sentence())
                .isEqualTo("line 3, column 1: Unexpected end-of-input: expected close marker for Array"
                        + " (opened at line 2, column 13)");
    }

    @Test
    void writesWhatItReads() throws JsonInvalidException {
        String text = "{\"b\":[1,\"tw\\\"o\\u0001\",2.5,true,null,\"é😀\"],\"a\":{}}";

        assertThat(JsonWriter.write(JsonReader.read(text))).isEqualTo(text);
        assertThat(JsonWriter.canonical(JsonReader.read("{\"b\":{\"d\":1,\"c\":2},\"a\":0}")))
                .isEqualTo("{\"a\":0,\"b\":{\"c\":2,\"d\":1}}");
    }
}
