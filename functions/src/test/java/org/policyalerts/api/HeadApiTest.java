package org.policyalerts.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyalerts.api.FakeApi.Answer;

/** Whoever only wants to know whether something is there, or has changed. */
class HeadApiTest {

    private static final FakeApi API = new FakeApi();

    @ParameterizedTest
    @MethodSource("org.policyalerts.api.OpenApiTest#routes")
    void isAnsweredLikeGetWithoutTheBody(Route route) {
        if (!route.isReading()) {
            String path = route.template().replaceAll("[{][a-z]+[}]", "none");
            assertThat(API.call("HEAD", path).asStaff().send().status()).isIn(200, 403, 404, 405);
            return;
        }
        String path = route.template().replaceAll("[{][a-z]+[}]", "none");
        Answer get = API.call("GET", path).asStaff().send();
        Answer head = API.call("HEAD", path).asStaff().send();

        Map<String, Object> headers = new LinkedHashMap<>(get.headers());
        headers.put("Content-Length", String.valueOf(get.body().getBytes(StandardCharsets.UTF_8).length));
        assertThat(head.status()).isEqualTo(get.status());
        assertThat(head.body()).isEmpty();
        assertThat(head.headers()).isEqualTo(headers);
    }
}
