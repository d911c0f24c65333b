package io.limbeck.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LengthBatchesTest {
    @Property(tries = 100)
    void everyRowComesOnce(
            @ForAll @IntRange(min = 1, max = 700) int rows, @ForAll @IntRange(min = 1, max = 9) int batch) {
        List<int[]> batches = LengthBatches.shuffled(tokens(rows), batch, new SplittableRandom(rows));

        assertThat(batches.stream().flatMapToInt(Arrays::stream).sorted())
                .containsExactly(Arrays.stream(Batch.range(0, rows)).boxed().toArray(Integer[]::new));
        assertThat(batches).hasSize((rows + batch - 1) / batch);
    }

    @Test
    void littleOfABatchIsPadding() {
        int[][] tokens = tokens(2000);
        long padded = 0;
        for (int[] places : LengthBatches.shuffled(tokens, 32, new SplittableRandom(1))) {
            padded += (long) places.length
                    * Arrays.stream(places)
                            .map(place -> tokens[place].length)
                            .max()
                            .orElseThrow();
        }
        long real = Arrays.stream(tokens).mapToLong(row -> row.length).sum();

        assertThat(padded).isLessThan((long) (1.1 * real)); // in random order it would be nearly twice as much
    }

    @Test
    void orderAndNeighboursChangeFromEpochToEpoch() {
        int[][] tokens = tokens(500);
        SplittableRandom random = new SplittableRandom(1);
        int[] first = LengthBatches.shuffled(tokens, 8, random).get(0);
        int[] second = LengthBatches.shuffled(tokens, 8, random).get(0);

        assertThat(second).isNotEqualTo(first);
    }

    private static int[][] tokens(int rows) {
        SplittableRandom random = new SplittableRandom(7);
        int[][] tokens = new int[rows][];
        Arrays.setAll(tokens, r -> new int[1 + random.nextInt(60)]);
        return tokens;
    }
}
