package dev.imagebatch.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.spec.SpecificationSource;
import dev.imagebatch.testkit.GeneratedSpecifications;
import dev.imagebatch.testkit.ScriptedProvider;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SharedPoolTest {

    @TempDir
    private Path folder;

    @Test
    void generate_withACallerOnEveryThread_makesEachImageOnce() throws Exception {
        ScriptedProvider provider = ScriptedProvider.builder().build();
        SpecificationSource same = GeneratedSpecifications.of(5);

        List<ImageBatchResult> results = new SharedPool(provider, folder).generate(List.of(same, same, same, same));

        assertThat(results).hasSize(4).allMatch(ImageBatchResult::isFullySuccessful);
        assertThat(provider.calls()).isEqualTo(5);
    }
}
