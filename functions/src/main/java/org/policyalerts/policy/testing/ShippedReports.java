package org.policyalerts.policy.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;

/** The sample reports, which lie in the program so that the tests of a book can name them wherever it is published. */
public final class ShippedReports implements FixtureReader {

    @Override
    public Map<String, Object> read(String path) throws IOException {
        boolean isOne = path.matches("events/report-[a-z0-9-]+\\.json");
        try (InputStream in = isOne ? ShippedReports.class.getResourceAsStream("/" + path) : null) {
            if (in == null) {
                throw new IOException("there is no sample report " + path + "; write the report into the test");
            }
            return JsonReader.readObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (JsonInvalidException damaged) {
            throw new IOException(path + ": " + damaged.sentence(), damaged);
        }
    }
}
