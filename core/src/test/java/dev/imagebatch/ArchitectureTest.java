package dev.imagebatch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import dev.imagebatch.architecture.ArchitectureContract;
import dev.imagebatch.architecture.Violations;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules of every module and those of core alone. */
class ArchitectureTest extends ArchitectureContract {

    ArchitectureTest() {
        super(Rooms.PLAN, BatchProcessor.class);
    }

    @Test
    void rooms_knowNotTheFrontDoor(@TempDir Path folder) {
        frontDoor(Rooms.PLAN.root()).check(module());
        JavaClasses wrong =
                new Violations(folder).with("spec.Rising", "Door").with("Door").compiled();
        assertThat(frontDoor(Violations.ROOT).evaluate(wrong).hasViolation()).isTrue();
    }

    private static ArchRule frontDoor(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root);
    }
}
