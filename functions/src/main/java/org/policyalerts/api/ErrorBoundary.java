package org.policyalerts.api;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.policyalerts.dynamodb.table.TableBusyException;
import org.policyalerts.log.LogLine;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** Turns whatever is thrown into an answer; the API's one catch boundary. */
public final class ErrorBoundary {

    private final Consumer<String> log;

    public ErrorBoundary(Consumer<String> log) {
        this.log = log;
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
        } catch (RuntimeException failed) {
            boolean isPassing = isPassing(failed);
            log.accept(LogLine.failure(isPassing ? "request-busy" : "request-failed", id, failed));
            return isPassing ? busy(id) : failed(id);
        }
    }

    private static boolean isPassing(RuntimeException failed) {
        boolean isServersTrouble = failed instanceof SdkServiceException refused
                && (refused.isThrottlingException() || refused.statusCode() >= 500);
        return isServersTrouble || failed instanceof SdkClientException || failed instanceof TableBusyException;
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
