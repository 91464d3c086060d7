package org.policyalerts.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** All calls to AWS of one run, counted, and the one fault among them. */
final class Calls {

    private final Optional<Fault> fault;
    private final List<Call> made = new ArrayList<>();

    /** A run that goes wrong in one place; empty for one in which nothing does. */
    Calls(Optional<Fault> fault) {
        this.fault = fault;
    }

    /**
     * One call.
     *
     * @param isRepeatable whether the SDK's own repeat is a second call; a transaction carries a token and is done once
     */
    record Call(String what, boolean isRepeatable) {}

    <T> T make(Call call, Supplier<T> real) {
        int index = made.size();
        made.add(call);
        return fault.filter(planned -> planned.strikes(index)).isPresent()
                ? fault.get().strike(real)
                : real.get();
    }

    List<Call> made() {
        return List.copyOf(made);
    }
}
