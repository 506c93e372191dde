package dev.imagebatch.engine.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.rescue.RescueStore;
import dev.imagebatch.rescue.WorkFolder;
import dev.imagebatch.spec.ImageRequest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderCallTest {

    private static final Fingerprint ITEM = new Fingerprint(1, 2);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("An image that comes again replaces the one before, and leaves no file behind")
    void receive_samePositionAgain_keepsTheLaterImage(boolean free) throws IOException {
        ProviderCall call = call(free);
        byte[] later = image("jpeg", 3);

        call.receive(0, out -> out.write(image("png", 2)));
        call.receive(0, out -> out.write(later));

        assertThat(call.received()).containsOnlyKeys(0);
        assertThat(call.received().get(0).data().bytes()).isEqualTo(later);
        assertThat(files()).hasSize(free ? 0 : 1);
    }

    @Test
    @DisplayName("An image that comes again in the same format takes the place of the one before")
    void receive_sameFormatAgain_keepsTheLaterFile() throws IOException {
        ProviderCall call = call(false);
        byte[] later = image("png", 5);

        call.receive(0, out -> out.write(image("png", 2)));
        call.receive(0, out -> out.write(later));

        assertThat(call.received().get(0).data().bytes()).isEqualTo(later);
        assertThat(files()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("What comes again and is broken off, or is no image, replaces nothing")
    void receive_againAndBroken_keepsTheEarlierImage(boolean free) throws IOException {
        ProviderCall call = call(free);
        byte[] earlier = image("png", 2);
        call.receive(0, out -> out.write(earlier));

        assertThatThrownBy(() -> call.receive(0, out -> {
                    out.write(image("jpeg", 3));
                    throw new IOException("only a draft");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("only a draft");
        call.receive(0, out -> out.write("<html>".getBytes(StandardCharsets.US_ASCII)));

        assertThat(call.received().get(0).data().bytes()).isEqualTo(earlier);
    }

    private ProviderCall call(boolean free) {
        ImageRequest request = ImageRequest.builder("p", "m", "a fox").build();
        ProviderCall.Content content = new ProviderCall.Content("fox", request, 0, List.of(ITEM), free);
        RescueStore rescue = new RescueStore(new WorkFolder(folder), InstantSource.fixed(Instant.EPOCH));
        return new ProviderCall(content, rescue, "attempt", Duration.ofMinutes(1));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().equals("stored"))
                    .toList();
        }
    }

    private static byte[] image(String format, int side) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }
}
