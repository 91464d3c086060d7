package org.policyalerts.local.demo;

import java.time.Instant;
import java.util.List;

/**
 * Something that happened in the demo, and who was told.
 *
 * @param incident the report it began with; empty if it was none
 */
record Episode(Instant at, String what, String incident, List<DemoMessage> messages) {

    boolean isReport() {
        return !incident.isEmpty();
    }
}
