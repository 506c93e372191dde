package dev.imagebatch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rooms of the house and which of them may know which. Each rule is also shown to fail on a deliberate violation. */
class ArchitectureTest {

    private static final Map<String, List<String>> MAY_KNOW = new TreeMap<>(Map.ofEntries(
            Map.entry("cost", List.of()),
            Map.entry("failure", List.of()),
            Map.entry("image", List.of()),
            Map.entry("time", List.of()),
            Map.entry("spec", List.of("image", "transform")),
            Map.entry("durable", List.of()),
            Map.entry("index", List.of("spec")),
            Map.entry("transform", List.of("image")),
            Map.entry("quality", List.of("image", "spec", "transform")),
            Map.entry("provider", List.of("spec", "image", "cost", "failure", "time")),
            Map.entry("prompt", List.of("provider", "spec", "cost", "failure")),
            Map.entry("fetch", List.of("spec", "image", "time")),
            Map.entry("ledger", List.of("durable", "spec", "image", "cost", "failure", "time", "index")),
            Map.entry("result", List.of("spec", "image", "cost", "failure")),
            Map.entry("provenance", List.of("image")),
            Map.entry("sink", List.of("spec", "image", "failure", "index", "durable")),
            Map.entry("gallery", List.of("ledger", "sink", "spec", "image", "time")),
            Map.entry("guard", List.of("provider", "cost", "failure", "time")),
            Map.entry(
                    "plan",
                    List.of(
                            "provider",
                            "prompt",
                            "guard",
                            "ledger",
                            "spec",
                            "transform",
                            "image",
                            "cost",
                            "failure",
                            "time",
                            "index")),
            Map.entry("placeholder", List.of("provider", "spec", "image", "cost", "failure", "time")),
            Map.entry("manifest", List.of("result", "spec", "transform", "image", "cost", "failure")),
            Map.entry("report", List.of("result", "spec", "image", "cost", "failure"))));

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.imagebatch");
    private static final JavaClasses VIOLATIONS = new ClassFileImporter().importPackages("violations");

    static Stream<String> rooms() {
        return MAY_KNOW.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void room_knowsOnlyItsNeighbours(String room) {
        direction("dev.imagebatch", room).check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void room_knowingAnother_isFound(String room) {
        assertThat(direction("violations", room).evaluate(VIOLATIONS).hasViolation())
                .isTrue();
    }

    @Test
    void rooms_knowNotTheFrontDoor() {
        frontDoor("dev.imagebatch").check(HOUSE);
        assertThat(frontDoor("violations").evaluate(VIOLATIONS).hasViolation()).isTrue();
    }

    @Test
    void rooms_formNoCircle() {
        noCircles("dev.imagebatch").check(HOUSE);
        assertThat(noCircles("violations").evaluate(VIOLATIONS).hasViolation()).isTrue();
    }

    @Test
    void rooms_areAllNamedHere() {
        classes()
                .that()
                .resideInAPackage("dev.imagebatch.*..")
                .should()
                .resideInAnyPackage(MAY_KNOW.keySet().stream()
                        .map(room -> "dev.imagebatch." + room)
                        .toArray(String[]::new))
                .check(HOUSE);
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
        String[] known = Stream.concat(Stream.of(room), MAY_KNOW.getOrDefault(room, List.of()).stream())
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

    private static ArchRule noCircles(String root) {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }
}
