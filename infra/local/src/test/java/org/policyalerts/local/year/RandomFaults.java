package org.policyalerts.local.year;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Lets some calls to AWS fail: before anything was done, or after it with the answer lost. */
final class RandomFaults implements ExecutionInterceptor {

    /** One call of so many fails. */
    private static final int OF = 250;

    private final Random random;
    private final AtomicInteger failed = new AtomicInteger();
    private volatile boolean isOn;

    RandomFaults(long seed) {
        random = new Random(seed);
    }

    void on() {
        isOn = true;
    }

    void off() {
        isOn = false;
    }

    /** How many calls have failed. */
    int failed() {
        return failed.get();
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        fail("refused before it was sent");
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        fail("done, and the answer lost");
    }

    private void fail(String how) {
        if (isOn && random.nextInt(2 * OF) == 0) {
            failed.incrementAndGet();
            throw SdkClientException.create(how);
        }
    }
}
