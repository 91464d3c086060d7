package org.policyalerts.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** All calls to AWS of one run, counted, and the one fault among them. */
public final class Calls implements Line {

    private final int before;
    private final Optional<Fault> fault;
    private final List<Call> made = new ArrayList<>();

    /**
     * The calls that are still to come, {@code before} of them having been made.
     *
     * @param fault what goes wrong; empty if nothing does
     */
    public Calls(int before, Optional<Fault> fault) {
        this.before = before;
        this.fault = fault;
    }

    @Override
    public <T> T make(Call call, Supplier<T> real) {
        int index = before + made.size();
        made.add(call);
        return fault.filter(planned -> planned.strikes(index)).isPresent()
                ? fault.get().strike(real)
                : real.get();
    }

    /** The calls since the beginning of the run, those before a copy not among them. */
    public List<Call> made() {
        return List.copyOf(made);
    }
}
