package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a checkout of stubs: a Java that prints its arguments, and a build that writes an empty jar. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private static final Instant BUILT = Instant.parse("2026-03-01T00:00:00Z");
    private static final String FAILS = "echo '[ERROR] no compiler'; exit 1";
    private static final String BUILDS = """
            echo "[INFO] Building imagebatch core 0.1.0-SNAPSHOT                     [1/2]"
            echo "[INFO] Building imagebatch command line 0.1.0-SNAPSHOT             [2/2]"
            echo "[INFO] Building jar: somewhere"
            mkdir -p cli/target
            echo built >>cli/target/imagebatch-cli.jar""";

    @TempDir
    Path folder;

    private Path root;
    private Path java;

    private record Ended(int status, String out, String err) {}

    @BeforeEach
    void layOut() throws IOException {
        root = Files.createDirectories(folder.toRealPath().resolve("check out"));
        executable(root.resolve("imagebatch"), Files.readString(Path.of("../imagebatch")));
        for (String file : List.of("pom.xml", "core/pom.xml", "core/src/main/A", "core/src/test/B", "cli/pom.xml")) {
            source(file, BUILT.minusSeconds(60));
        }
        source("cli/target/imagebatch-cli.jar", BUILT);
        build(FAILS);
        java = java("17.0.9");
    }

    @Test
    void arguments_reachTheCommand_andItsExitStatusTheShell() throws Exception {
        Ended ended = launch("generate", "a b", "", "*");

        assertThat(ended.status()).as(ended.err()).isEqualTo(7);
        assertThat(ended.out()).contains("[-jar][" + root + "/cli/target/imagebatch-cli.jar][generate][a b][][*]");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void link_leadsToTheCheckout() throws Exception {
        Path other = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(folder.resolve("first"), root.resolve("imagebatch"));
        Path link = Files.createSymbolicLink(other.resolve("second"), Path.of("../first"));

        assertThat(launch(link, "JAVA_HOME", java.toString()).out()).contains("[" + root + "/cli/target/");
    }

    @Test
    void java_isFoundOnThePath() throws Exception {
        Ended ended = launch(root.resolve("imagebatch"), "PATH", java.resolve("bin") + ":" + System.getenv("PATH"));

        assertThat(ended.status()).as(ended.err()).isEqualTo(7);
    }

    @Test
    void javaHomeWithoutJava_isRefused() throws Exception {
        Ended ended = launch(root.resolve("imagebatch"), "JAVA_HOME", folder.toString());

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err()).isEqualTo("imagebatch: no bin/java in JAVA_HOME: " + folder + "\n");
    }

    @Test
    void oldJava_isRefused() throws Exception {
        for (String version : List.of("1.8.0_392", "11.0.21", "16")) {
            java = java(version);

            Ended ended = launch("plan");

            assertThat(ended.status()).isEqualTo(1);
            assertThat(ended.err()).contains("needs Java 17 or newer; set JAVA_HOME");
            assertThat(ended.out()).isEmpty();
        }
    }

    @Test
    void changedSource_isBuiltOnce_withItsModulesShown() throws Exception {
        build(BUILDS);
        source("core/src/main/A", BUILT.plusSeconds(60));

        Ended ended = launch("plan");
        Ended again = launch("plan");

        assertThat(ended.status()).as(ended.err()).isEqualTo(7);
        assertThat(ended.err().lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("imagebatch: building the command"))
                .contains("imagebatch: [1/2] imagebatch core", "imagebatch: [2/2] imagebatch command line");
        assertThat(ended.out()).doesNotContain("INFO");
        assertThat(again.err()).isEmpty();
    }

    @Test
    void missingJar_isBuilt() throws Exception {
        build(BUILDS);
        Files.delete(root.resolve("cli/target/imagebatch-cli.jar"));

        assertThat(launch("plan").status()).isEqualTo(7);
        assertThat(root.resolve("cli/target/imagebatch-cli.jar")).exists();
    }

    @Test
    void changedTest_isNotBuilt() throws Exception {
        source("core/src/test/B", BUILT.plusSeconds(60));

        assertThat(launch("plan").status()).isEqualTo(7);
    }

    @Test
    void failedBuild_showsItsErrors() throws Exception {
        source("cli/pom.xml", BUILT.plusSeconds(60));

        Ended ended = launch("plan");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err()).contains("[ERROR] no compiler", "the build failed; log: ");
        assertThat(ended.out()).isEmpty();
    }

    private Ended launch(String... arguments) throws IOException, InterruptedException {
        return launch(root.resolve("imagebatch"), "JAVA_HOME", java.toString(), arguments);
    }

    private Ended launch(Path launcher, String variable, String value, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().remove("JAVA_HOME");
        builder.environment().remove("IMAGEBATCH_JAVA_OPTS");
        builder.environment().put(variable, value);
        int status = builder.start().waitFor();
        return new Ended(
                status, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }

    /** Without a runtime version in its release file no class archive is made. */
    private Path java(String version) throws IOException {
        Path home = folder.resolve("java-" + version);
        executable(
                home.resolve("bin/java"), "#!/bin/sh\nfor each in \"$@\"; do printf '[%s]' \"$each\"; done\nexit 7\n");
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private void build(String steps) throws IOException {
        executable(root.resolve("mvnw"), "#!/bin/sh\n" + steps + "\n");
    }

    private void source(String name, Instant changed) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name);
        Files.setLastModifiedTime(file, FileTime.from(changed));
    }

    private static void executable(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Path draft = Files.writeString(file.resolveSibling("draft"), script);
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
