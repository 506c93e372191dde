package dev.imagebatch.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that the classes of every module keep. Each rule is also shown to fail on a deliberate violation. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ArchitectureContract {

    private final RoomPlan plan;
    private final JavaClasses module;

    /** Reads the classes that are in one place with the given one. */
    protected ArchitectureContract(RoomPlan plan, Class<?> one) {
        this.plan = plan;
        this.module = new ClassFileImporter()
                .importUrl(one.getProtectionDomain().getCodeSource().getLocation());
    }

    protected final JavaClasses module() {
        return module;
    }

    Stream<String> rooms() {
        return plan.names();
    }

    Stream<String> boundRooms() {
        return plan.names().filter(room -> plan.forbiddenTo(room).isPresent());
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void room_knowsOnlyItsNeighbours(String room) {
        direction(plan.root(), room).check(module);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("boundRooms")
    void room_knowingAnother_isFound(String room, @TempDir Path folder) {
        String other = plan.forbiddenTo(room).orElseThrow() + ".Other";
        JavaClasses wrong =
                new Violations(folder).with(room + ".Wrong", other).with(other).compiled();
        assertThat(direction(Violations.ROOT, room).evaluate(wrong).hasViolation())
                .isTrue();
    }

    @Test
    void rooms_areAllNamed(@TempDir Path folder) {
        naming(plan.root()).check(module);
        JavaClasses wrong = new Violations(folder).with("attic.Nameless").compiled();
        assertThat(naming(Violations.ROOT).evaluate(wrong).hasViolation()).isTrue();
    }

    /** A class and its builder know each other; nothing else forms a circle. */
    @Test
    void classes_formNoCircleOfMoreThanTwo() {
        assertThat(ClassCircles.of(module))
                .allSatisfy(circle -> assertThat(circle).hasSizeLessThanOrEqualTo(2));
    }

    @Test
    void classes_inACircle_areFound(@TempDir Path folder) {
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
                .check(module);
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
                .check(module);
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
                .check(module);
    }

    private ArchRule direction(String root, String room) {
        String[] known = packages(root, Stream.concat(Stream.of(room), plan.knownBy(room).stream()));
        return noClasses()
                .that()
                .resideInAPackage(root + "." + room)
                .should()
                .dependOnClassesThat(resideInAnyPackage(packages(root, plan.all().keySet().stream()))
                        .and(not(resideInAnyPackage(known))));
    }

    private ArchRule naming(String root) {
        return classes()
                .should()
                .resideInAnyPackage(Stream.concat(Stream.of(root), Stream.of(packages(root, plan.names())))
                        .toArray(String[]::new));
    }

    private static String[] packages(String root, Stream<String> rooms) {
        return rooms.map(room -> root + "." + room).toArray(String[]::new);
    }
}
