package org.policyalerts.incident.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.incident.ReportTree.aReport;

import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.incident.validation.ReportReading.Invalid;

class FieldHintsTest {

    private final ReportReader reader = new ReportReader(ZoneId.of("Europe/Tirane"));

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /suspectedMalicious          | "yes"        | is not a known field; here it is called cause.malicious
            /detectedAt                  | "2023-12-25" | is not a known field; here it is called timeline.awareAt
            /timeline/detected_at        | "2023-12-25" | is not a known field; here it is called timeline.awareAt
            /rootCause                   | "unknown"    | is not a known field; its place is cause.rootCause
            /impact/rootCause            | "unknown"    | is not a known field; its place is cause.rootCause
            /awareAt                     | "2023-12-25" | is not a known field; its place is timeline.awareAt
            /targets/0/usersAffected     | 3            | is not a known field; its place is impact.usersAffected
            /sector                      | "energy"     | is not a known field; its place is targets[].sector
            /country                     | "AL"         | is not a known field; here it is called targets[].country
            /targets/0/organization      | "x"          | is not a known field; here it is called targets[].name
            /tlpLabel                    | "amber"      | is not a known field; here it is called tlp
            /Description                 | "x"          | is not a known field; here it is called summary
            /crossBorder                 | "yes"        | is not a known field; the states affected are impact.crossBorder; whether
            /titel                       | "x"          | is not a known field; did you mean title?
            /somethingElseAltogether     | "x"          | is not a known field
            /impact/crossBorder          | ["unknown"]  | ; whether there is an effect across the border is impact.crossBorderEffect
            /impact/crossBorder          | ["ZZ"]       | ; whether there is an effect across the border is impact.crossBorderEffect
            /impact/crossBorder          | "no"         | ; whether there is an effect across the border is impact.crossBorderEffect
            /severity                    | "high"       | (1 is the worst); leave it out if it was not assessed
            """)
    void aNameOfAnotherFormIsRefusedWithTheNameToUseHere(String pointer, String value, String hint) {
        Invalid refused =
                (Invalid) reader.read(aReport().withJson(pointer, value).tree());

        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.pointer()).startsWith(pointer);
            assertThat(problem.message()).contains(hint);
        });
    }
}
