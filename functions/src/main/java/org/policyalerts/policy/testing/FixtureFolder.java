package org.policyalerts.policy.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;

/**
 * The reports in a folder, which is the project's root. Somebody else may have written the policy that names one: what
 * lies outside the folder is not read.
 */
public final class FixtureFolder implements FixtureReader {

    private final Path root;

    public FixtureFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public Map<String, Object> read(String path) throws IOException {
        try {
            Path file = root.resolve(path).normalize();
            if (file.startsWith(root) && Files.isRegularFile(file)) {
                return JsonReader.readObject(Files.readString(file, StandardCharsets.UTF_8));
            }
        } catch (InvalidPathException noPath) {
            throw new IOException("there is no sample report " + path, noPath);
        } catch (JsonInvalidException invalid) {
            throw new IOException(path + ": " + invalid.sentence(), invalid);
        }
        throw new IOException("there is no sample report " + path + "; write the report into the test");
    }
}
