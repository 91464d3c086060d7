package org.policyalerts.local.stack;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyalerts.local.LocalException;

class DataFolderTest {

    @Test
    void oneStackAtATimeUsesIt(@TempDir Path parent) {
        Path folder = parent.resolve("new/data");
        DataFolder first = DataFolder.open(folder);

        assertThatThrownBy(() -> DataFolder.open(folder))
                .isInstanceOf(LocalException.class)
                .hasMessageContaining("another process");

        first.close();
        DataFolder.open(folder).close();
    }

    @Test
    void saysWhyItCannotBeMade(@TempDir Path parent) throws Exception {
        Path file = Files.createFile(parent.resolve("file"));

        assertThatThrownBy(() -> DataFolder.open(file)).hasMessageContaining("cannot keep data in");
    }
}
