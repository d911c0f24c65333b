package io.limbeck.cleaning;

import io.limbeck.testkit.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void respectsLayersAndHasNoPackageCycles() {
        ArchitectureRules.of("cleaning").check();
    }
}
