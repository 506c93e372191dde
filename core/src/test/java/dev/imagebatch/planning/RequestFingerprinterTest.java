package dev.imagebatch.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.spec.ReferenceImage;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestFingerprinterTest {

    private final RequestFingerprinter fingerprinter = new RequestFingerprinter();

    @Test
    void sameRequest_hasTheSameFingerprint() throws Exception {
        assertThat(fingerprinter.of(fox().build(), 0)).isEqualTo(new RequestFingerprinter().of(fox().build(), 0));
    }

    @Test
    void everyPart_counts() throws Exception {
        Set<Fingerprint> different = new HashSet<>();
        List<ImageRequest> requests = List.of(
                fox().build(),
                ImageRequest.builder("p", "m", "A fox").build(),
                ImageRequest.builder("p", "m", "a fox ").build(),
                ImageRequest.builder("q", "m", "a fox").build(),
                ImageRequest.builder("p", "n", "a fox").build(),
                fox().negativePrompt("snow").build(),
                fox().negativePrompt("").build(),
                fox().size(new Dimensions(10, 20)).build(),
                fox().size(new Dimensions(20, 10)).build(),
                fox().quality("high").build(),
                fox().seed(0).build(),
                fox().seed(1).build(),
                fox().options(Map.of("a", "b")).build(),
                fox().options(Map.of("ab", "")).build(),
                fox().references(List.of(ReferenceImage.ofBytes(new byte[] {1})))
                        .build(),
                fox().references(List.of(ReferenceImage.ofBytes(new byte[] {2})))
                        .build(),
                fox().references(List.of(ReferenceImage.ofBytes(new byte[] {1}).as(ReferenceImage.Role.MASK)))
                        .build());
        for (ImageRequest request : requests) {
            different.add(fingerprinter.of(request, 0));
            different.add(fingerprinter.of(request, 1));
        }

        assertThat(different).hasSize(2 * requests.size());
    }

    @Test
    void optionsInAnotherOrder_areTheSame() throws Exception {
        Map<String, String> oneWay = new java.util.LinkedHashMap<>();
        oneWay.put("a", "1");
        oneWay.put("b", "2");
        Map<String, String> otherWay = new java.util.LinkedHashMap<>();
        otherWay.put("b", "2");
        otherWay.put("a", "1");

        assertThat(fingerprinter.of(fox().options(oneWay).build(), 0))
                .isEqualTo(fingerprinter.of(fox().options(otherWay).build(), 0));
    }

    @Test
    void fingerprint_neverChangesBetweenReleases() throws Exception {
        ImageRequest request = fox().size(new Dimensions(1024, 1024)).seed(42).build();

        assertThat(fingerprinter.of(request, 0)).hasToString("e83a24597ae978fe56ccaa29982c0cf8");
    }

    private static ImageRequest.Builder fox() {
        return ImageRequest.builder("p", "m", "a fox");
    }
}
