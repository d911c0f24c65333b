package io.limbeck.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The layers of the design as rules that every module's {@code ArchitectureTest} checks on its own classes:
 *
 * <pre>schemas ← cleaning, model, runtime ← ingest, scorer, labeler, trainer ← cli</pre>
 */
public final class ArchitectureRules {
    private static final String ROOT = "io.limbeck.";

    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("schemas", Set.of()),
            Map.entry("broker", Set.of()),
            Map.entry("cleaning", Set.of("schemas")),
            Map.entry("model", Set.of("schemas")),
            Map.entry("runtime", Set.of("schemas")),
            Map.entry("ingest", Set.of("schemas", "cleaning", "runtime")),
            Map.entry("scorer", Set.of("schemas", "cleaning", "model", "runtime")),
            Map.entry("labeler", Set.of("schemas", "cleaning", "model", "runtime")),
            Map.entry("connect", Set.of("schemas", "runtime")),
            Map.entry("trainer", Set.of("schemas", "cleaning", "model", "runtime")),
            Map.entry(
                    "cli",
                    Set.of(
                            "schemas",
                            "cleaning",
                            "model",
                            "runtime",
                            "broker",
                            "ingest",
                            "scorer",
                            "labeler",
                            "trainer")));

    private final String module;
    private final JavaClasses classes;

    private ArchitectureRules(String module) {
        this.module = module;
        this.classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT + module);
    }

    /** The rules for the production classes of one module, e.g. {@code "scorer"}. */
    public static ArchitectureRules of(String module) {
        if (!MAY_USE.containsKey(module)) {
            throw new IllegalArgumentException("no layer is described for module " + module);
        }
        return new ArchitectureRules(module);
    }

    /** Checks everything that holds for all modules. */
    public void check() {
        respectsLayers();
        hasNoPackageCycles();
        keepsLibrary("ai.onnxruntime", "model.session");
        keepsLibrary("ai.djl.pytorch", "trainer.fit");
        // The pass-through that ingest is measured against is a topology, too.
        keepsLibrary("org.apache.kafka.streams", "ingest", "labeler", "runtime", "cli.bench");
    }

    private void respectsLayers() {
        Set<String> forbidden = new LinkedHashSet<>(MAY_USE.keySet());
        forbidden.removeAll(MAY_USE.get(module));
        forbidden.remove(module);
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(forbidden.toArray(String[]::new)))
                .because(module + " may use only " + MAY_USE.get(module) + ": move what is shared down a layer"));
    }

    private void hasNoPackageCycles() {
        check(slices().matching(ROOT + "(**)")
                .should()
                .beFreeOfCycles()
                .because("packages are steps of the work and data flows one way: move the class that points back"));
    }

    /** Only the named places (package prefixes below the root) may use a library. */
    public void keepsLibrary(String library, String... places) {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(packages(places))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library + "..")
                .because(library + " is used only in " + Arrays.toString(places)));
    }

    private void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(classes);
    }

    private static String[] packages(String... modules) {
        return Arrays.stream(modules).map(name -> ROOT + name + "..").toArray(String[]::new);
    }
}
