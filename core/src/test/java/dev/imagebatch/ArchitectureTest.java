package dev.imagebatch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rooms of core and the rooms that each may know. Each rule is also shown to fail on a deliberate violation. */
class ArchitectureTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(Rooms.ROOT);

    @TempDir
    private Path folder;

    static Stream<String> rooms() {
        return Rooms.names();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void room_knowsOnlyItsNeighbours(String room) {
        direction(Rooms.ROOT, room).check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void room_knowingAnother_isFound(String room) {
        String other = Rooms.forbiddenTo(room) + ".Other";
        JavaClasses wrong =
                new Violations(folder).with(room + ".Wrong", other).with(other).compiled();
        assertThat(direction(Violations.ROOT, room).evaluate(wrong).hasViolation())
                .isTrue();
    }

    @Test
    void rooms_knowNotTheFrontDoor() {
        frontDoor(Rooms.ROOT).check(HOUSE);
        JavaClasses wrong =
                new Violations(folder).with("spec.Rising", "Door").with("Door").compiled();
        assertThat(frontDoor(Violations.ROOT).evaluate(wrong).hasViolation()).isTrue();
    }

    @Test
    void rooms_areAllNamed() {
        String[] known = Stream.concat(Stream.of(""), Rooms.names().map(room -> "." + room))
                .map(room -> Rooms.ROOT + room)
                .toArray(String[]::new);
        classes().should().resideInAnyPackage(known).check(HOUSE);
    }

    /** The processor and its builder know each other; nothing else forms a circle of more than two. */
    @Test
    void classes_formNoCircleOfMoreThanTwo() {
        assertThat(ClassCircles.of(HOUSE))
                .allSatisfy(circle -> assertThat(circle).hasSizeLessThanOrEqualTo(2));
    }

    @Test
    void classes_inACircle_areFound() {
        List<Set<String>> found = ClassCircles.of(new Violations(folder)
                .with("a.First", "b.Second")
                .with("b.Second", "c.Third")
                .with("c.Third", "a.First")
                .with("c.Fourth", "a.First")
                .compiled());
        assertThat(found).containsExactly(Set.of("violations.a.First", "violations.b.Second", "violations.c.Third"));
    }

    @Test
    void packages_haveNamesThatSayWhatLivesThere() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..helper..", "..impl..", "..internal..", "..manager..")
                .check(HOUSE);
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
                .check(HOUSE);
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
                .check(HOUSE);
    }

    private static ArchRule direction(String root, String room) {
        String[] known = Stream.concat(Stream.of(room), Rooms.knownBy(room).stream())
                .map(name -> root + "." + name)
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(root + "." + room)
                .should()
                .dependOnClassesThat(resideInAPackage(root + "..").and(not(resideInAnyPackage(known))));
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
