package io.limbeck.trainer;

import io.limbeck.testkit.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void respectsLayersAndHasNoPackageCycles() {
        ArchitectureRules.of("trainer").check();
    }
}
