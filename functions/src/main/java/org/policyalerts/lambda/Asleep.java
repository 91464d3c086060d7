package org.policyalerts.lambda;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.policyalerts.delivery.Pace;

/** Waits as long as the clock says. */
record Asleep(Clock clock) implements Pace.Waiting {

    @Override
    public void until(Instant place) {
        try {
            Thread.sleep(Math.max(0, Duration.between(clock.instant(), place).toMillis()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while a message waited for its turn", stopped);
        }
    }
}
