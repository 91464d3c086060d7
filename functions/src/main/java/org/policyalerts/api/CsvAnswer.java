package org.policyalerts.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.policyalerts.text.CsvFile;

/** A page of a list as a table. Where there is more, a link leads to it, as the cursor does in JSON. */
public final class CsvAnswer {

    public static final String MEDIA_TYPE = "text/csv";

    private CsvAnswer() {}

    /**
     * A table.
     *
     * @param name what it is of
     * @param cursor where the next page begins; empty if this is the last
     */
    public static ApiResponse of(
            ApiRequest request,
            String name,
            List<String> columns,
            List<? extends Map<String, ?>> rows,
            Optional<String> cursor) {
        CsvFile file = new CsvFile(columns);
        rows.forEach(file::row);
        return linked(request, ApiResponse.file(MEDIA_TYPE, name + ".csv", file.toString()), cursor);
    }

    /** An answer that is no JSON, with the way to its next page (RFC 8288). */
    public static ApiResponse linked(ApiRequest request, ApiResponse page, Optional<String> cursor) {
        Map<String, String> query = new LinkedHashMap<>(request.query());
        cursor.ifPresent(next -> query.put("cursor", next));
        String next = query.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return cursor.isEmpty() ? page : page.with("Link", "<?" + next + ">; rel=\"next\"");
    }
}
