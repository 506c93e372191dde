package dev.imagebatch.sink;

import static dev.imagebatch.sink.SinkSamples.image;
import static dev.imagebatch.sink.SinkSamples.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.image.ImageData;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemorySinkTest extends ImageSinkBehaviour {

    private final MemorySink sink = new MemorySink();

    @Override
    ImageSink sink() {
        return sink;
    }

    @Test
    void images_areListedInTheirOrder() throws Exception {
        sink.store(request("z.png", image(1)));
        Map<String, ImageData> before = sink.images();
        sink.store(request("a.png", image(2)));

        assertThat(before).containsOnlyKeys("z.png");
        assertThat(sink.images().keySet()).containsExactly("z.png", "a.png");
        assertThat(sink.images().get("a.png").bytes()).isEqualTo(image(2).bytes());
        assertThatThrownBy(() -> sink.images().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void address_isMadeOfTheKey() throws Exception {
        assertThat(sink.store(request("a/ö b.png", image(1))).address()).contains(URI.create("memory:/a/ö%20b.png"));
    }
}
