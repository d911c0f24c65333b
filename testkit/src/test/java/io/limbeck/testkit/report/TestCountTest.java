package io.limbeck.testkit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCountTest {
    @TempDir
    Path root;

    @Test
    void addsUpUnitAndIntegrationTestsOfAllModules() throws IOException {
        report("scorer/target/surefire-reports/TEST-A.xml", 5, 1, 0, 2);
        report("scorer/target/failsafe-reports/TEST-B.xml", 3, 0, 1, 0);
        report("ingest/target/surefire-reports/TEST-C.xml", 2, 0, 0, 0);

        assertThat(TestCount.below(root)).hasToString("6 passed, 2 failed, 2 skipped");
    }

    private void report(String name, int tests, int failures, int errors, int skipped) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "<?xml version=\"1.0\"?>\n<testsuite name=\"x\" time=\"1\" tests=\"%d\" errors=\"%d\" skipped=\"%d\" failures=\"%d\">\n</testsuite>"
                        .formatted(tests, errors, skipped, failures));
    }
}
