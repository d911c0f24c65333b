package io.limbeck.scorer;

import io.limbeck.testkit.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void respectsLayersAndHasNoPackageCycles() {
        ArchitectureRules.of("scorer").check();
    }
}
