package dev.imagebatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.examples.embedded.StoppedProgram;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** The Spring Boot application of the tests, compiled and run with the class path of one line of Spring Boot. */
record BootProgram(String module) {

    private static final Path SOURCE = Path.of("src/spring-boot/java/dev/imagebatch/e2e/boot/ImagesApplication.java");

    void start(StoppedProgram program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "dev.imagebatch.e2e.boot.ImagesApplication",
                "--spring.main.keep-alive=true",
                "--images.folder=" + program.output(),
                "--images.specifications=" + program.specifications()));
        command.addAll(List.of(arguments));
        program.start(compiled() + File.pathSeparator + classPath(), command);
    }

    private Path compiled() throws IOException {
        Path classes = Files.createDirectories(Path.of("target", module));
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", classes.toString(), "-cp", classPath(), "-parameters", SOURCE.toString());
        assertThat(status).as("exit status of the compiler").isZero();
        return classes;
    }

    private String classPath() throws IOException {
        return Files.readString(Path.of(module, "target/classpath.txt"));
    }
}
