package io.limbeck.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class NgramProgramTest {
    private static final int CLASSES = 3;
    private static final int WIDTH = 600;
    private static final Path STATUS = Path.of("/proc/self/status");

    private final TrainingRows rows = Synthetic.taught(Synthetic.rows(300, CLASSES, WIDTH, 1), CLASSES);

    @Test
    void archiveHoldsItsEntriesUncompressedInOneFolder() throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(TorchArchive.of("Empty", "class Empty(Module):\n")))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
            }
        }

        assertThat(names)
                .containsExactlyInAnyOrder(
                        "limbeck/data.pkl", "limbeck/code/__torch__.py", "limbeck/constants.pkl", "limbeck/version");
    }

    @Test
    void logitsAreThoseOfTheFormula() {
        StudentWeights weights = new StudentWeights(
                2,
                1,
                3,
                new float[] {1, 2, 3, -1, 0.5f, -4, 9, 9, 9},
                new float[] {0.1f, -0.2f},
                new float[] {0.5f},
                new float[] {2, -3});
        SparseRows features = new SparseRows.Builder(3)
                .feature(0, 0.5f)
                .feature(1, 2f)
                .endRow()
                .feature(0, 1f)
                .endRow()
                .endRow()
                .build();

        float[][] logits = StudentFit.logits(weights, features);

        // bag 0.5·(1, 2, 3) + 2·(-1, 0.5, -4) = (-1.5, 2, -6.5): the hidden unit is off
        assertThat(logits[0]).containsExactly(new float[] {-1.4f, 1.8f}, within(1e-6f));
        // bag (1, 2, 3): the hidden unit is 3.5
        assertThat(logits[1]).containsExactly(new float[] {1 + 7 + 0.1f, 2 - 10.5f - 0.2f}, within(1e-5f));
        // nothing in it: the hidden unit is its bias
        assertThat(logits[2]).containsExactly(new float[] {1.1f, -1.7f}, within(1e-6f));
    }

    @Test
    void lossIsThatOfTheFormula() {
        Distillation loss = new Distillation(0.7, 2.0);
        int[] gold = {0, TrainingRows.UNLABELLED};
        float[][] teacher = {{2, 0, -1}, {0, 1, 3}};
        SparseRows two = rows.features().select(new int[] {0, 1});
        TrainingRows taught = new TrainingRows(two, gold, new float[] {1, 1}, teacher, CLASSES);
        StudentWeights weights = StudentWeights.initial(CLASSES, 4, WIDTH, 3);
        float[][] z = StudentFit.logits(weights, two);

        float[] losses;
        try (NgramProgram program = new NgramProgram(weights)) {
            Batch batch = new Batches(WIDTH).of(taught, new int[] {0, 1}, 0, new SplittableRandom(1));
            losses = program.step(batch, loss, FitSettings.defaults(), 1);
        }

        double kl = 0;
        for (int r = 0; r < 2; r++) {
            double[] p = Softmax.of(teacher[r], 2);
            double[] q = Softmax.of(z[r], 2);
            for (int k = 0; k < CLASSES; k++) {
                kl += p[k] * Math.log(p[k] / q[k]) / 2;
            }
        }
        double ce = Softmax.loss(z[0], 0, 1) / 2; // one of two rows is labelled
        assertThat((double) losses[1]).isCloseTo(kl, within(1e-6));
        assertThat((double) losses[2]).isCloseTo(ce, within(1e-6));
        assertThat((double) losses[0]).isCloseTo(0.7 * 4 * kl + 0.3 * ce, within(1e-5));
    }

    @Test
    void memoryStaysFlatOverManySteps() throws IOException {
        assumeTrue(Files.exists(STATUS), "resident memory is read from /proc");
        SplittableRandom random = new SplittableRandom(1);
        Batches batches = new Batches(WIDTH);
        try (NgramProgram program = new NgramProgram(StudentWeights.initial(CLASSES, 8, WIDTH, 1))) {
            long before = 0;
            for (int step = 0; step < 3000; step++) {
                if (step == 1000) {
                    before = residentKilobytes();
                }
                int[] places = Batch.range(0, 1 + random.nextInt(200));
                program.step(batches.of(rows, places, 0.1, random), Distillation.defaults(), FitSettings.defaults(), 1);
            }

            // 2,000 steps leave nothing behind: an array leaked in each would be 20 MB and more.
            assertThat(residentKilobytes() - before).isLessThan(16 * 1024);
        }
    }

    private static long residentKilobytes() throws IOException {
        System.gc();
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
