package org.policyalerts.incident.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.incident.ReportTree.aReport;
import static org.policyalerts.incident.ReportTree.json;

import org.junit.jupiter.api.Test;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;

class ContentHashTest {

    @Test
    void isTheSameWhateverTheOrderAndFormOfTheDocument() {
        String one = ContentHash.of(aReport().with("/summary", "e\u0301").report());
        String other = ContentHash.of(aReport()
                .without("title")
                .with("/summary", "é")
                .with("/mode", "live")
                .with("/title", "Attack on the Assembly")
                .report());

        assertThat(one).isEqualTo(other).isNotEqualTo(ContentHash.of(aReport().report()));
    }

    @Test
    void hashesCanonicalJson() throws JsonInvalidException {
        String text = "{\"b\":[1,2.50,\"a\\\"\\\\\\u0001é\",true,{},[]],\"a\":{\"d\":1e-7,\"c\":0}}";

        String canonical = ContentHash.canonical(json(text));

        assertThat(canonical)
                .isEqualTo("{\"a\":{\"c\":0,\"d\":0.0000001},\"b\":[1,2.5,\"a\\\"\\\\\\u0001é\",true,{},[]]}");
        assertThat(JsonReader.readObject(canonical)).isEqualTo(json(text));
    }
}
