package org.policyalerts.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.validation.Problem;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;

/** What came with a request, already checked against its route's limit by {@link ApiEvent}. */
public final class RequestBody {

    private final byte[] bytes;

    RequestBody(byte[] bytes) {
        this.bytes = bytes;
    }

    public int length() {
        return bytes.length;
    }

    /** The body as a tree; refused if it is not strict JSON. */
    public @Nullable Object json() {
        try {
            return JsonReader.read(bytes, bytes.length);
        } catch (JsonInvalidException invalid) {
            throw ProblemException.invalid(List.of(new Problem(invalid.pointer(), invalid.sentence())));
        }
    }

    /** The body that it is once unpacked; refused if it is not packed, or larger than that. */
    public RequestBody gunzipped(int most) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            byte[] unpacked = in.readNBytes(most + 1);
            if (unpacked.length > most) {
                throw ProblemException.of(ProblemKind.BODY_TOO_LARGE, "At most " + most + " bytes are unpacked.");
            }
            return new RequestBody(unpacked);
        } catch (IOException notPacked) {
            throw ProblemException.invalid(List.of(new Problem("", "is not packed by gzip")));
        }
    }

    /** The parts between line feeds; a last line feed ends the last line. */
    public List<RequestBody> lines() {
        List<RequestBody> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                lines.add(part(start, i));
                start = i + 1;
            }
        }
        if (start < bytes.length) {
            lines.add(part(start, bytes.length));
        }
        return lines;
    }

    private RequestBody part(int from, int to) {
        return new RequestBody(Arrays.copyOfRange(bytes, from, to));
    }
}
