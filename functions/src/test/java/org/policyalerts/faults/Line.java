package org.policyalerts.faults;

import java.util.function.Supplier;

/** What lies between our code and AWS: every call goes through it, and may come to grief there. */
public interface Line {

    /** Makes a call, or lets it go wrong. */
    <T> T make(Call call, Supplier<T> real);

    /**
     * One call.
     *
     * @param isRepeatable whether the SDK's own repeat is a second call; a transaction carries a token and is done once
     */
    record Call(String what, boolean isRepeatable) {

        /** One that leaves nothing behind. */
        static Call read(String what) {
            return new Call("read " + what, false);
        }

        boolean isRead() {
            return what.startsWith("read ");
        }
    }
}
