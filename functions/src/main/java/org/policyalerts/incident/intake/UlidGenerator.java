package org.policyalerts.incident.intake;

import java.time.Clock;
import java.util.random.RandomGenerator;
import org.policyalerts.incident.IncidentId;

/** Makes incident ids: ULIDs of the clock's milliseconds and 80 random bits. */
public final class UlidGenerator {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int TIME_LENGTH = 10;
    private static final int HALF_LENGTH = 8;

    private final Clock clock;
    private final RandomGenerator random;

    public UlidGenerator(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** A new id. Few generators may be shared by threads, and two reports with one id would be one. */
    public synchronized IncidentId next() {
        return new IncidentId("inc_"
                + digits(clock.millis(), TIME_LENGTH)
                + digits(random.nextLong(), HALF_LENGTH)
                + digits(random.nextLong(), HALF_LENGTH));
    }

    private static String digits(long bits, int length) {
        StringBuilder digits = new StringBuilder(length);
        for (int shift = 5 * (length - 1); shift >= 0; shift -= 5) {
            digits.append(ALPHABET.charAt((int) (bits >>> shift) & 31));
        }
        return digits.toString();
    }
}
