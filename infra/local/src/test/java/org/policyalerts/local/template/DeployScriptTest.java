package org.policyalerts.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyalerts.local.files.ProjectFolder;

/** What {@code infra/deploy} makes of settings before it asks AWS anything. */
class DeployScriptTest {

    private static final String POOL =
            "UserPoolArn=arn:aws:cognito-idp:eu-central-1:111122223333:userpool/eu-central-1_AbCdEfGhI";

    @TempDir
    private Path folder = Path.of(".");

    private String deploy(int exitCode, String... settings) throws IOException, InterruptedException {
        Path jar = Files.writeString(folder.resolve("a.jar"), "stands for the code");
        Path said = folder.resolve("said");
        String script = ProjectFolder.find("infra").resolve("deploy").toString();
        List<String> line = Stream.concat(
                        Stream.of("bash", script, "--dry-run", "--jar", jar.toString()), Stream.of(settings))
                .toList();
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor()).isEqualTo(exitCode);
        return Files.readString(said, StandardCharsets.UTF_8);
    }

    @Test
    void namesEveryValueThatItsParameterDoesNotTake() throws IOException, InterruptedException {
        String said = deploy(2, POOL, "HomeCountry=Albania", "MaySubscribe=*", "MaxTlp=red", "KeepIncidents=5Y", "X=1");

        assertThat(said)
                .isEqualTo(
                        "deploy: HomeCountry is 'Albania' and has to match [A-Z]{2}; "
                                + "KeepIncidents is '5Y' and has to match P[1-9][0-9]{0,3}[YMD]; "
                                + "MaxTlp is 'red' and has to be one of clear, green, amber, amber+strict; X is not a setting\n");
    }

    @Test
    void takesAFileAsPeopleWriteIt() throws IOException, InterruptedException {
        Path file = Files.writeString(
                folder.resolve("settings"),
                "# ours\r\n\r\n HomeCountry = AL \r\nMaySubscribe=*\r\nAudienceNames=mfa=the ministry;nsc=cabinet\r\n");

        assertThat(deploy(0, "--settings", file.toString(), POOL).lines())
                .contains("  HomeCountry=AL", "  MaySubscribe=*", "  AudienceNames=mfa=the ministry;nsc=cabinet");
    }
}
