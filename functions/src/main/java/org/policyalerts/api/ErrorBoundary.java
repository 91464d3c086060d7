package org.policyalerts.api;

import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.policyalerts.incident.CursorInvalidException;

/**
 * Turns whatever is thrown into an answer; the API's one catch boundary.
 *
 * @param isTransient whether a repeat of the same call a moment later may go through
 */
public record ErrorBoundary(FailureLog log, Predicate<RuntimeException> isTransient) {

    /** Writes a line for what is our fault. */
    @FunctionalInterface
    public interface FailureLog {
        void failed(String event, String id, RuntimeException failed);
    }

    /**
     * The answer of a call, or the problem it ended in. What is our fault is logged, once.
     *
     * @param id by which the caller and the log name the request
     */
    public ApiResponse caught(Supplier<ApiResponse> call, String id) {
        try {
            return call.get();
        } catch (ProblemException refused) {
            return refused.response();
        } catch (CursorInvalidException foreign) {
            return Parameters.foreignCursor().response();
        } catch (RuntimeException failed) {
            boolean isBusy = isTransient.test(failed);
            log.failed(isBusy ? "request-busy" : "request-failed", id, failed);
            return isBusy ? busy(id) : failed(id);
        }
    }

    private static ApiResponse busy(String id) {
        return ProblemException.of(
                        ProblemKind.BUSY, "Try again in a moment; a repeat is safe.", Map.of("requestId", id))
                .with("Retry-After", "2")
                .response();
    }

    private static ApiResponse failed(String id) {
        return ProblemException.of(ProblemKind.FAILED, "It is recorded under the request id.", Map.of("requestId", id))
                .response();
    }
}
