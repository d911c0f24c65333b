package io.limbeck.connect;

import io.limbeck.testkit.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void keepsTheRulesOfTheProject() {
        ArchitectureRules.of("connect").check();
    }
}
