package io.limbeck.ingest;

import io.limbeck.testkit.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void respectsLayersAndHasNoPackageCycles() {
        ArchitectureRules.of("ingest").check();
    }
}
