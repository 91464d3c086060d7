package org.policyalerts.local.lambda;

import java.io.IOException;
import java.util.Map;

/** A deployed function as those see it who call it: an event in, an answer out. */
@FunctionalInterface
public interface Function {

    /** Fails if the function did: an answer that says what went wrong is still an answer. */
    Map<String, Object> call(Map<String, Object> event) throws IOException;
}
