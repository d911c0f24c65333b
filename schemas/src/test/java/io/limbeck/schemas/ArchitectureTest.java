package io.limbeck.schemas;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.limbeck", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule dependsOnAvroAlone = noClasses()
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("io.limbeck.schemas..", "org.apache.avro..", "java..")
            .because("schemas says what is on the wire, nothing else: clients and behaviour belong to the services");
}
