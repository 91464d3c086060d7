package org.policyalerts.local.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong in a document is found. */
class WalkTest {

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void hasAShell() {
        assumeTrue(Shell.isThere(), "no bash or curl");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                ";    whatever this is                                   | 2 neither command nor answer",
                "```sh;false;```                                         | 2 ended with 1: false",
                ";    $ echo one;    two                                 | 2 shows two but what came is one",
                "```sh;echo one;```;```;t…o;```                          | 5 shows t…o but what came is one",
                ";    mvn verify                                         | 2 ended with 97: mvn verify",
                "<!-- run by: .ci/run -->;    mvn -Pfuzz verify          | 2 is not run by .ci/run",
                "<!-- not run: slow -->;    mvn -Pslow verify            | 2 there is no profile slow",
                "<!-- not run: slow -->;    mvn test -Dtest=NoSuchTest   | 2 there is no test NoSuchTest",
                "<!-- not run: x -->;    mvn x -Dexec.args=\"demo --al\"  | 2 policy-alerts demo has no option --al",
                "<!-- not run: x -->;    mvn x -Dexec.args=\"dem\"        | 2 the program has no command dem",
                "<!-- not run: x -->;    curl --data @events/no.json x   | 2 there is no events/no.json",
                "<!-- not run: x -->;    aws x $(out Nothing)            | 2 no stack has the output Nothing",
                "<!-- not run: x -->;    aws x --logical-resource-id No  | 2 no stack has the resource No",
                "<!-- not run: x -->;    infra/deploy Max=green          | 2 there is no setting Max",
                "Ask `GET /taks` for it                                  | 1 the API has no GET /taks",
                "Ask `GET /tasks?ownr=mfa` for it                        | 1 GET /tasks has no parameter ownr",
                "See `policies test --quick`                             | 1 policy-alerts policies test has no option --quick"
            })
    void theMistakeIsNamedWithItsLine(String text, String problem) throws IOException {
        assertThat(walk(text).problems())
                .singleElement()
                .asString()
                .matches(said -> said.replaceAll("\\s+", " ").startsWith("manual:" + problem), problem);
    }

    @Test
    void eachCommandIsLoggedWithWhatBecameOfIt() throws IOException {
        Walk walk = walk("<!-- not run where it says: aws: no account -->;<!-- before: ONE=1 -->;"
                + "    export TWO=$ONE \\;      THREE=3;    aws $TWO;<!-- run by: .ci/run -->;    .ci/clients;"
                + ";    $ echo $TWO$THREE;    13");

        assertThat(walk.problems()).isEmpty();
        assertThat(walk.log().stream().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "manual:3 ran export TWO=$ONE \\ ⏎ THREE=3",
                        "manual:5 not run: no account aws $TWO",
                        "manual:7 run by .ci/run .ci/clients",
                        "manual:9 ran echo $TWO$THREE");
    }

    private Walk walk(String text) throws IOException {
        Manual manual = Manual.of(
                "manual",
                text.lines().flatMap(line -> Stream.of(line.split(";"))).toList());
        try (Shell shell = Shell.open(folder, Map.of())) {
            return new Walk(manual, folder, shell).walk();
        }
    }
}
