package org.policyalerts.policy.testing;

import java.io.IOException;
import java.util.Map;

/** Reads the reports that policy cases name. */
public interface FixtureReader {

    /**
     * The report at a path from the project's root, as a plain tree.
     *
     * @throws IOException if there is no such file, or it holds no tree; the message says which, in one line
     */
    Map<String, Object> read(String path) throws IOException;
}
