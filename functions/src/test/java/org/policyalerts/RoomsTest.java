package org.policyalerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No line of a table of rooms guards nothing. */
class RoomsTest {

    /** Of these two, one sees the other, and that one a library. */
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.policyalerts.json", "org.policyalerts.log");

    private static List<String> differences(String table) {
        return Rooms.of("org.policyalerts", table).differences(HOUSE);
    }

    @Test
    void aTableThatSaysWhatIsThereHasNoDifference() {
        assertThat(differences("""
                json | com.fasterxml.jackson
                log  |
                     | json
                """)).isEmpty();
    }

    @Test
    void whatARoomSeesWithoutLeaveIsNamedWithWhoDoes() {
        assertThat(differences("""
                json |
                log  |
                """))
                .anySatisfy(difference -> assertThat(difference)
                        .startsWith("json must not see com.fasterxml.jackson.core: ")
                        .contains("JsonWriter → Json"))
                .contains("log must not see json: LogLine → JsonWriter");
    }

    @Test
    void aMisspeltOrEmptyRoomIsFoundOnEitherSide() {
        assertThat(differences("""
                json | com.fasterxml.jackson
                log  | json, jsn
                lgo  | json
                """)).containsExactly("lgo: there is no such room", "log may see jsn, and does not");
    }

    @Test
    void aRoomWithoutARowIsFound() {
        assertThat(differences("json | com.fasterxml.jackson"))
                .containsExactly("log: has no row", "log must not see json: LogLine → JsonWriter");
    }

    @Test
    void leaveThatNobodyNeedsIsFound() {
        assertThat(differences("""
                json | com.fasterxml.jackson, org.slf4j
                log  | json
                """)).containsExactly("json may see org.slf4j, and does not");
    }

    @Test
    void aParentThatMaySeeItsChildIsFound() {
        Rooms rooms = Rooms.of("org.policyalerts", """
                alert         | alert.message
                alert.message | alert
                alerts        | alert
                """);

        assertThat(rooms.parentsThatSeeTheirChildren()).containsExactly("alert may see its own alert.message");
    }
}
