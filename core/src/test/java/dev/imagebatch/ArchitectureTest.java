package dev.imagebatch;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
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

    @Test
    void packages_haveNamesThatSayWhatLivesThere() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..helper..", "..impl..", "..internal..", "..manager..")
                .check(module());
    }

    @Test
    void code_writesToNoStandardStreamAndDeserialisesNothing() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.io.ObjectInputStream.class)
                .check(module());
    }

    /** JSON never says which class is made of it. */
    @Test
    void code_letsNoJsonNameItsClass() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("com.fasterxml.jackson.annotation.JsonTypeInfo")
                .orShould()
                .callMethodWhere(
                        target(nameMatching("(de)?activateDefaultTyping.*|enableDefaultTyping.*|setDefaultTyping")))
                .check(module());
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
