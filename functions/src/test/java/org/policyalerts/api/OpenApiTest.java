package org.policyalerts.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyalerts.api.FakeApi.Answer;
import org.policyalerts.api.OpenApi.Operation;

/** The description and the table of routes say the same, both ways; what is served is the description. */
class OpenApiTest {

    private final OpenApi description = OpenApi.file();

    @Test
    void servesTheDescriptionItselfAsJson() {
        Answer served = new FakeApi().call("GET", "/openapi.json").send();

        assertThat(served.document().equals(description.root()))
                .as("served is what is described")
                .isTrue();
    }

    @Test
    void describesEveryRouteAndNoOther() {
        Set<String> described = description.operations().stream()
                .map(Operation::toString)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> implemented = routes().map(Named::getName).collect(Collectors.toCollection(TreeSet::new));

        assertThat(described).isEqualTo(implemented);
    }

    static Stream<Named<Route>> routes() {
        return new FakeApi().routes.rows().stream().map(row -> Named.of(row.method() + " " + row.template(), row));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void namesTheScopesThatTheRouteAsksFor(Route route) {
        List<?> security = OpenApi.list(operation(route).node().get("security"));

        assertThat(security)
                .extracting(one -> OpenApi.object(one).get("bearer"))
                .containsExactlyInAnyOrderElementsOf(route.scopes().stream()
                        .map(scope -> (Object) List.of(scope.text))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("routes")
    void namesTheParametersThatTheRouteKnows(Route route) {
        assertThat(parameters(route, "query")).containsExactlyInAnyOrderElementsOf(route.parameters());
        assertThat(parameters(route, "path"))
                .containsExactlyElementsOf(
                        route.match(route.template()).orElseThrow().keySet());
    }

    private List<String> parameters(Route route, String place) {
        return OpenApi.list(operation(route).node().get("parameters")).stream()
                .map(description::resolved)
                .filter(parameter -> place.equals(parameter.get("in")))
                .map(parameter -> String.valueOf(parameter.get("name")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void namesTheMediaTypesThatTheRouteTakes(Route route) {
        Map<String, Object> body = description.resolved(operation(route).node().get("requestBody"));

        assertThat(OpenApi.object(body.get("content")).keySet())
                .containsExactlyInAnyOrderElementsOf(
                        route.body().map(Route.BodyForm::mediaTypes).orElse(List.of()));
    }

    @Test
    void listsEveryKindOfProblem() {
        Map<String, Object> type = OpenApi.object(
                OpenApi.object(description.schema("Problem").get("properties")).get("type"));

        assertThat(OpenApi.list(type.get("enum")))
                .isEqualTo(
                        Stream.of(ProblemKind.values()).map(ProblemKind::type).toList());
    }

    private Operation operation(Route route) {
        return description.operation(route.method(), route.template());
    }
}
