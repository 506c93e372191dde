package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.prompt.PromptWriterFactory;
import dev.imagebatch.provider.ImageProviderFactory;
import dev.imagebatch.transform.codec.ImageCodec;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnServicesTest {

    @ParameterizedTest
    @ValueSource(classes = {ImageProviderFactory.class, PromptWriterFactory.class, ImageCodec.class})
    void listOfTheCommand_namesAllThatItsLibrariesHave(Class<?> service) throws Exception {
        URI classes =
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI();

        assertThat(Files.readAllLines(Path.of(classes).resolve("META-INF/services/" + service.getName())))
                .containsExactlyInAnyOrderElementsOf(ServiceLoader.load(service).stream()
                        .map(provider -> provider.type().getName())
                        .filter(name -> !name.startsWith("dev.imagebatch.cli."))
                        .toList());
    }

    @Test
    void resources_ofOurServices_areTheFirstAlone(@TempDir Path first, @TempDir Path second) throws Exception {
        try (URLClassLoader both = new URLClassLoader(new URL[] {
            withLists(first).toUri().toURL(), withLists(second).toUri().toURL()
        })) {
            OwnServices own = new OwnServices(both);

            assertThat(Collections.list(own.getResources("META-INF/services/dev.imagebatch.Socket")))
                    .containsExactly(first.resolve("META-INF/services/dev.imagebatch.Socket")
                            .toUri()
                            .toURL());
            assertThat(Collections.list(own.getResources("META-INF/services/software.Socket")))
                    .hasSize(2);
        }
    }

    private static Path withLists(Path folder) throws Exception {
        Path lists = Files.createDirectories(folder.resolve("META-INF/services"));
        for (String service : List.of("dev.imagebatch.Socket", "software.Socket")) {
            Files.writeString(lists.resolve(service), "some.Name");
        }
        return folder;
    }
}
