package dev.imagebatch.e2e;

import dev.imagebatch.examples.wordpress.WordPressSink;
import dev.imagebatch.examples.wordpress.WordPressSite;
import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.testkit.ImageSinkContract;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The sink contract against a real WordPress. */
class WordPressSinkTest extends ImageSinkContract {

    @TempDir
    private static Path folder;

    private static WordPress site;

    @BeforeAll
    static void start() throws Exception {
        site = new WordPress(folder, List.of());
    }

    @AfterAll
    static void stop() throws Exception {
        if (site != null) {
            site.close();
        }
    }

    @Override
    protected ImageSink sink() throws Exception {
        new WordPressReader(site).deleteMedia();
        return new WordPressSink(WordPressSite.of(site.environment()));
    }
}
