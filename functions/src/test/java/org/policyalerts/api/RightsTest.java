package org.policyalerts.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.api.FakeApi.Answer;
import org.policyalerts.policy.Audiences;

/** From somebody's groups to what a token with these claims may list, read and do. */
class RightsTest {

    private static final ThreeReports REPORTS = new ThreeReports();
    private static final FakeApi API = REPORTS.authority.api;

    private static List<String> groups(@Nullable String names) {
        return names == null ? List.of() : Arrays.asList(names.split(" ", -1));
    }

    private static Map<String, Object> token(List<String> groups, @Nullable String organisation) {
        Rights rights = Rights.of(groups, Optional.ofNullable(organisation));
        Map<String, Object> claims = new LinkedHashMap<>(rights.claims());
        claims.put("scope", String.join(" ", rights.granted()));
        claims.put("sub", "somebody");
        return claims;
    }

    @ParameterizedTest(name = "{0} of {1}: {2}, audiences {3}, restricted and for {4}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-                               | AKCESK  | -                                   | none            | false -",
                "submitters                      | AKCESK  | incidents/submit                    | none            | false AKCESK",
                "submitters                      | -       | -                                   | none            | false -",
                "submitters restricted           | AKCESK  | incidents/submit                    | none            | true AKCESK",
                "curators                        | AKCESK  | attribution/judge incidents/submit  | none            | false AKCESK",
                "curators                        | -       | -                                   | none            | false -",
                "staff                           | AKCESK  | alerts/act incidents/read           | *               | false -",
                "staff audience-mfa              | -       | alerts/act incidents/read           | *               | false -",
                "audience-mfa audience-legal     | -       | alerts/act incidents/read           | legal,mfa       | false -",
                "audience-operator               | OSHEE   | alerts/act incidents/read           | operator@OSHEE  | false OSHEE",
                "audience-operator               | -       | -                                   | none            | false -",
                "audience-operator               | A,mfa   | -                                   | none            | false -",
                "auditors restricted             | -       | audit/read incidents/read           | *               | true -",
                "auditors audience-mfa           | -       | alerts/act incidents/read           | mfa             | false -",
                "auditors publishers             | -       | books/publish                       | none            | false -",
                "publishers                      | -       | books/publish                       | none            | false -",
                "administrators audience-nobody  | AKCESK  | -                                   | none            | false -",
                "restricted                      | -       | -                                   | none            | true -",
            })
    void groupsAddUpToWhatEachGives(
            @Nullable String groups,
            @Nullable String organisation,
            @Nullable String scopes,
            String audiences,
            String restrictedAndFor) {
        Map<String, Object> token = token(groups(groups), organisation);

        assertThat(token.get("scope")).isEqualTo(scopes == null ? "" : scopes);
        assertThat(token.get("audiences")).isEqualTo(audiences);
        assertThat(token.get("restricted") + " " + token.getOrDefault("custom:organisation", "-"))
                .isEqualTo(restrictedAndFor);
    }

    @ParameterizedTest(name = "{0} is {1} of {2}")
    @CsvSource({
        "publisher:P, publishers,",
        "submitter:AKCESK, submitters, AKCESK",
        "curator:AKCESK, curators, AKCESK",
        "submitter:CERT-EU, submitters, CERT-EU",
        "submitter:CERT-EU+restricted, submitters restricted, CERT-EU",
        "curator:CERT-EU+restricted, curators restricted, CERT-EU",
        "staff, staff,",
        "staff+restricted, staff restricted,",
        "staff:mfa, audience-mfa,",
        "staff:policy, audience-policy,",
        "staff:csirt+restricted, audience-csirt restricted,",
        "staff:operator@OSHEE, audience-operator, OSHEE",
        "staff:operator@OSHEE+restricted, audience-operator restricted, OSHEE",
        "staff:operator@OST, audience-operator, OST",
        "auditor, auditors,",
        "auditor+restricted, auditors restricted,",
    })
    void theTokensOfTheDocumentAreThoseOfGroups(String name, String groups, @Nullable String organisation) {
        Reader reader = Reader.ALL.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        Caller documented = reader.on(API, "GET", "/incidents").caller().orElseThrow();
        Caller signedIn = API.call("GET", "/incidents")
                .claiming(token(groups(groups), organisation))
                .caller()
                .orElseThrow();

        assertThat(signedIn.scopes()).isEqualTo(documented.scopes());
        assertThat(signedIn.audiences()).isEqualTo(documented.audiences());
        assertThat(signedIn.restricted()).isEqualTo(documented.restricted());
        // An operator reports nothing, so that it makes no difference whose reports would be its own.
        assertThat(signedIn.organisation())
                .isEqualTo(documented.organisation().or(() -> Optional.ofNullable(organisation)));
    }

    /** What it is answered: of lists how many, else the status. */
    @ParameterizedTest(name = "audiences {0}, organisation {1}: listed, own, red, tasks, taking one, reporting: {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-              | -      | 403 403 403 403 403 403",
                "-              | AKCESK | 403 403 403 403 403 403",
                "''             | -      | 0 404 404 0 404 403",
                "none           | -      | 0 404 404 0 404 403",
                "nobody,x@y     | -      | 0 404 404 0 404 403",
                "operator@      | -      | 0 404 404 0 404 403",
                "operator@OST   | -      | 1 200 404 2 404 403",
                "MFA            | -      | 0 404 404 0 404 403",
            })
    void scopesOfAClientAloneAreGoodForNothing(
            @Nullable String audiences, @Nullable String organisation, String answers) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("scope", "incidents/submit incidents/read alerts/act attribution/judge books/publish");
        claims.put("audiences", audiences);
        claims.put("custom:organisation", organisation);

        int reporting = API.call("POST", "/incidents")
                .claiming(claims)
                .json("{}")
                .send()
                .status();
        assertThat(List.of(
                        count(claims, "incidents"),
                        get(claims, "own"),
                        get(claims, "red"),
                        count(claims, "tasks"),
                        taking(claims),
                        reporting))
                .isEqualTo(Arrays.stream(answers.split(" ", -1))
                        .map(Integer::valueOf)
                        .toList());
    }

    private static int get(Map<String, Object> claims, String name) {
        return API.call("GET", "/incidents/" + REPORTS.incident(name))
                .claiming(claims)
                .send()
                .status();
    }

    private static int count(Map<String, Object> claims, String list) {
        Answer answer = API.call("GET", "/" + list).claiming(claims).send();
        return answer.status() == 200
                ? answer.objects(list.equals("tasks") ? "rows" : list).size()
                : answer.status();
    }

    private static int taking(Map<String, Object> claims) {
        String task = REPORTS.task("own", "csirt").orElseThrow();
        Answer answer = API.call("POST", "/tasks:act")
                .claiming(claims)
                .json("{\"acts\": [{\"task\": \"%s\", \"act\": \"take\"}]}".formatted(task))
                .send();
        return answer.status() == 200
                ? Integer.parseInt(
                        String.valueOf(answer.objects("results").get(0).get("status")))
                : answer.status();
    }

    @Test
    void everyAudienceHasItsGroup() {
        assertThat(Rights.groupNames())
                .containsAll(
                        Audiences.ALL.stream().map(name -> "audience-" + name).toList())
                .hasSize(Audiences.ALL.size() + 6);
    }
}
