package dev.imagebatch.rescue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.ledger.AttemptEnded;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names in a ledger from elsewhere, which must not lead to files outside. */
class RescueStoreNamesTest {

    private static final Fingerprint ITEM = Fingerprint.parse("0".repeat(32));
    private static final byte[] SECRET = {1, 2, 3};

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"../../../secret.png", "x/../../../../secret.png", "./a.png", "..", ""})
    void kept_underAPath_isNotTaken(String file) throws Exception {
        Files.createDirectories(work().rescue().resolve("x"));
        Files.write(temp.resolve("secret.png"), SECRET);
        Files.write(work().rescue().resolve("a.png"), SECRET);

        assertThat(kept(file, "0".repeat(64))).isFalse();
    }

    @Test
    void kept_underAChecksumThatIsAPath_isNotTaken() throws Exception {
        Files.createDirectories(work().rejected().resolve(ITEM + "-"));
        Files.write(work().rejected().resolve("b.png"), SECRET);

        assertThat(kept("a.png", "/../b" + "0".repeat(59))).isFalse();
        assertThat(kept("a.png", "/.././/b" + "0".repeat(56))).isFalse();
    }

    @Test
    void kept_underAName_isTaken() throws Exception {
        Files.createDirectories(work().rescue());
        Files.write(work().rescue().resolve(ITEM + ".png"), SECRET);

        assertThat(kept(ITEM + ".png", "0".repeat(64))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "rescue"})
    void requireRoom_behindALink_isRefused(String name) throws Exception {
        Files.createDirectories(work().path());
        Files.createSymbolicLink(work().path().resolve(name), Files.createDirectory(temp.resolve("elsewhere")));

        assertThatThrownBy(() -> new RescueStore(work(), InstantSource.system()).requireRoom(1))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("links are not followed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../../secret", "/secret", "x/y", "..", "C:\\secret", ""})
    void name_ofAnyAttempt_isAFileName(String attempt) {
        assertThat(RescueStore.name(attempt, 3)).matches("[0-9a-f]{64}-3");
    }

    private boolean kept(String file, String sha256) throws Exception {
        ImageInfo info = new ImageInfo(ImageFormat.PNG, new Dimensions(1, 1), SECRET.length, sha256);
        RescueStore store = new RescueStore(work(), InstantSource.system());
        return store.kept(new AttemptEnded.Received(ITEM, file, info)).isPresent();
    }

    private WorkFolder work() {
        return WorkFolder.of(temp.resolve("out"));
    }
}
