package dev.imagebatch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.examples.Avatars.Persona;
import dev.imagebatch.examples.Avatars.Report;
import dev.imagebatch.testkit.fake.Fault;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AvatarsTest {

    private static final List<String> FIRST_ERRORS = List.of(
            "task_7/persona_1/base: TRANSIENT",
            "task_7/persona_1/image_: PARENT_FAILED",
            "task_7/persona_2/base: TRANSIENT",
            "task_7/persona_2/image_: PARENT_FAILED",
            "task_7/persona_3/base: SINK_FAILED",
            "task_7/persona_3/image_: PARENT_FAILED",
            "task_7/persona_4/image_: TRANSIENT",
            "task_7/persona_5/image_: TRANSFORM_FAILED",
            "task_7/persona_6/image_: TRANSFORM_FAILED",
            "task_7/persona_7/image_: SINK_FAILED",
            "task_7/persona_8/image_: BIND_FAILED");

    @TempDir
    private Path folder;

    private AvatarStudio studio;

    @BeforeEach
    void open() {
        studio = new AvatarStudio(folder);
    }

    @AfterEach
    void close() {
        studio.close();
    }

    @Test
    void make_twoPersonas_givesFiveFilesAndAddressesEach() throws Exception {
        Report report = studio.make(AvatarStudio.personas().subList(0, 2));

        assertThat(report.errors()).isEmpty();
        assertThat(report.complete()).containsExactly("0", "1");
        assertThat(studio.files()).isEqualTo(AvatarStudio.keys(0, 1));
        assertThat(studio.recorded().values()).containsExactlyElementsOf(AvatarStudio.keys(0, 1));
        for (int pose = 0; pose < 4; pose++) {
            assertThat(studio.image(1, pose))
                    .returns(Sitter.INSIDE, BufferedImage::getWidth)
                    .returns(Sitter.INSIDE, BufferedImage::getHeight)
                    .returns(Sitter.colour(pose), image -> image.getRGB(Sitter.INSIDE / 2, Sitter.INSIDE / 2));
        }
        studio.assertSound();
    }

    @Test
    void make_aFailureAtEachStep_isToldAndTheNextRunPaysForWhatIsMissingAlone() throws Exception {
        studio.breakEachStep();
        Report first = studio.make(AvatarStudio.personas());
        assertThat(first.complete()).containsExactly("0", "9");
        assertThat(told(first)).containsExactlyInAnyOrderElementsOf(FIRST_ERRORS);
        assertThat(studio.vendor().images()).isEqualTo(AvatarStudio.PERSONAS - 2 + AvatarStudio.PERSONAS - 4);

        studio.mend();
        Report second = studio.make(AvatarStudio.personas());
        assertThat(second.complete()).hasSize(AvatarStudio.PERSONAS - 2).doesNotContain("5", "6");
        assertThat(second.errors())
                .containsExactlyInAnyOrderElementsOf(errors(first, "persona_5/image_", "persona_6/image_"));
        assertThat(studio.requests("chat")).isEqualTo(AvatarStudio.PERSONAS + 1);
        assertThat(studio.requests("generations")).isEqualTo(AvatarStudio.PERSONAS + 1);
        assertThat(studio.requests("edits")).isEqualTo(AvatarStudio.PERSONAS + 1);
        assertThat(studio.vendor().images()).isEqualTo(2 * AvatarStudio.PERSONAS);

        studio.redo("task_7/persona_5/image_", "task_7/persona_6/image_");
        assertThat(studio.vendor().images()).isEqualTo(2 * AvatarStudio.PERSONAS + 2);
        Report last = studio.make(AvatarStudio.personas());
        assertThat(last.errors()).isEmpty();
        assertThat(last.complete()).hasSize(AvatarStudio.PERSONAS);
        assertThat(studio.vendor().images()).isEqualTo(2 * AvatarStudio.PERSONAS + 2);
        assertThat(studio.files()).isEqualTo(AvatarStudio.keys(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
        assertThat(studio.recorded().values())
                .containsExactlyElementsOf(AvatarStudio.keys(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
        studio.assertSound();
    }

    @Test
    void redo_afterARefusedPrompt_hasItWrittenOnceMore() throws Exception {
        studio.vendor().failWhere(AvatarStudio.asking("chat", 0), Fault.REFUSED);
        List<Persona> one = AvatarStudio.personas().subList(0, 1);
        assertThat(studio.make(one).errors()).first().asString().startsWith("task_7/persona_0/base: CONTENT_REJECTED");
        studio.vendor().failNever();
        assertThat(studio.make(one).errors()).hasSize(2);
        assertThat(studio.requests("chat")).isEqualTo(1);

        studio.redo("task_7/persona_0/base");

        assertThat(studio.make(one).complete()).containsExactly("0");
        assertThat(studio.requests("chat")).isEqualTo(2);
        assertThat(studio.vendor().images()).isEqualTo(2);
    }

    @Test
    void make_answersLost_areNotAskedForAgainUntilSomebodyAllowsIt() throws Exception {
        studio.vendor().failWhere(AvatarStudio.asking("chat", 0), Fault.TRUNCATED);
        studio.vendor().failWhere(AvatarStudio.asking("generations", 1), Fault.TRUNCATED);
        studio.vendor().failWhere(AvatarStudio.asking("edits", 2), Fault.TRUNCATED);
        List<Persona> three = AvatarStudio.personas().subList(0, 3);
        assertThat(told(studio.make(three)))
                .containsExactlyInAnyOrder(
                        "task_7/persona_0/base: UNKNOWN_OUTCOME",
                        "task_7/persona_0/image_: PARENT_FAILED",
                        "task_7/persona_1/base: UNKNOWN_OUTCOME",
                        "task_7/persona_1/image_: PARENT_FAILED",
                        "task_7/persona_2/image_: UNKNOWN_OUTCOME");
        studio.vendor().failNever();
        long requests = studio.vendor().generations();
        assertThat(studio.make(three).errors()).hasSize(5);
        assertThat(studio.vendor().generations()).isEqualTo(requests);
        studio.assertLedgerHoldsWhatIsNotSpent();
    }

    @Test
    void make_nothingWorks_completesNobody() throws Exception {
        studio.vendor().failAlways(Fault.SERVER_ERROR);

        Report report = studio.make(AvatarStudio.personas());

        assertThat(report.complete()).isEmpty();
        assertThat(report.errors()).hasSize(2 * AvatarStudio.PERSONAS);
        assertThat(studio.vendor().images()).isZero();
    }

    /** Who, which picture, and what, without the reason's details. */
    private static List<String> told(Report report) {
        return report.errors().stream()
                .map(error -> error.replaceAll(", .*", ""))
                .toList();
    }

    private static List<String> errors(Report report, String... records) {
        return report.errors().stream()
                .filter(error -> Stream.of(records).anyMatch(error::contains))
                .toList();
    }
}
