package io.limbeck.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.limbeck.testkit.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void respectsLayersAndHasNoPackageCycles() {
        ArchitectureRules.of("model").check();
    }

    @Test
    void onlyTheTokenizerKnowsDjlAndOnlyTheStoreKafka() {
        var classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.limbeck.model");

        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.limbeck.model.encode.Tokens")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl..")
                .because("another tokenizer must be one class away")
                .check(classes);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.limbeck.model.store")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .because("models are made and run without a broker")
                .check(classes);
    }
}
