package org.policyalerts.benchmarks.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** What happens while the container image is built, in a folder of this machine. */
@EnabledForJreRange(min = JRE.JAVA_25, disabledReason = "the caches are those of JDK 25")
class ImageCachesIT {

    @Test
    void aFunctionStartsFromItsCacheAndNotFromADamagedOne(@TempDir Path folder) throws Exception {
        for (String jar : ClassPaths.of(Path.of("..")).deployable().split(File.pathSeparator, -1)) {
            Files.copy(Path.of(jar), folder.resolve(Path.of(jar).getFileName()));
        }
        ImageCaches caches = new ImageCaches(folder);

        caches.train("DeliveryFunction");
        caches.prove("DeliveryFunction");

        Path cache = folder.resolve("DeliveryFunction.aot");
        assertThat(folder.resolve("DeliveryFunction"))
                .content()
                .contains("-XX:AOTCache=" + cache, "org.policyalerts.lambda.DeliveryFunction");
        cut(cache);
        assertThatThrownBy(() -> caches.prove("DeliveryFunction"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("exit code 1");
    }

    private static void cut(Path cache) throws Exception {
        assertThat(cache.toFile().setWritable(true)).isTrue();
        try (FileChannel channel = FileChannel.open(cache, StandardOpenOption.WRITE)) {
            channel.truncate(1_000_000);
        }
    }
}
