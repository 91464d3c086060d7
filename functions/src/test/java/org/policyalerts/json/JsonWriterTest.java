package org.policyalerts.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWriterTest {

    @ParameterizedTest(name = "U+{0} goes out as an escape and comes back as it was")
    @ValueSource(
            strings = {
                "0000", "0007", "000A", "001B", "003C", "007F", "0085", "009B", "200B", "200F", "202A", "202E", "2028",
                "2029", "2066", "2069", "FEFF"
            })
    void escapesWhatCouldAct(String hex) throws JsonInvalidException {
        Map<String, Object> tree = Map.of("title", "a" + (char) Integer.parseInt(hex, 16) + "b");

        String written = JsonWriter.harmless(tree);

        assertThat(written).matches("[ -~]+").doesNotContain("<");
        assertThat(JsonReader.read(written)).isEqualTo(tree);
    }

    @Test
    void leavesEveryScriptAsItIs() {
        Map<String, Object> tree = Map.of("title", "Ομάδα Атака گنجشک 🔥 アルバニア \"ë\"");

        assertThat(JsonWriter.harmless(tree)).isEqualTo(JsonWriter.write(tree));
    }
}
