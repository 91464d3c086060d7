package org.policyalerts.local;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The clock of the local stack: the machine's clock until somebody sets it; then it moves only when somebody moves it.
 */
public final class LocalClock extends Clock {

    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9998-12-31T00:00:00Z");

    private final AtomicReference<@Nullable Instant> set = new AtomicReference<>();

    /** Sets the time; it no longer moves by itself. */
    public void set(Instant now) {
        set.set(reachable(now));
    }

    /** Moves the time forwards, or backwards if {@code by} is negative; afterwards it no longer moves by itself. */
    public void advance(Duration by) {
        set.updateAndGet(now -> reachable((now == null ? Instant.now() : now).plus(by)));
    }

    /** Ids and keys of the table cannot hold other years than the dates of reports can. */
    private static Instant reachable(Instant now) {
        if (now.isBefore(FIRST) || now.isAfter(LAST)) {
            throw new DateTimeException("the clock goes from " + FIRST + " to " + LAST);
        }
        return now;
    }

    /** Whether somebody has set it. */
    public boolean isSet() {
        return set.get() != null;
    }

    @Override
    public Instant instant() {
        Instant now = set.get();
        return now == null ? Instant.now() : now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the local clock is read as instants only");
    }
}
