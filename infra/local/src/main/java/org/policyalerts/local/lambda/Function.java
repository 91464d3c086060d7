package org.policyalerts.local.lambda;

import java.io.IOException;
import java.util.Map;

/** A deployed function as its callers see it: an event in, an answer out. */
@FunctionalInterface
public interface Function {

    /** Throws if the invocation failed; an answer that reports a problem is no failure. */
    Map<String, Object> call(Map<String, Object> event) throws IOException;
}
