package io.limbeck.labeler.review;

import static io.limbeck.labeler.SampleReviews.record;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ColdStartSampleTest {
    private final ColdStartSample sample = new ColdStartSample(200);

    @Test
    void asksTheFirstOfEveryCluster() {
        assertThat(sample.ask(record("a", "anything"), 0, 0)).hasValue(1);
    }

    @Test
    void halvesTheChanceWithEveryRecordOfACluster() {
        int asked = 0;
        for (int i = 0; i < 4000; i++) {
            OptionalDouble chance = sample.ask(record("id" + i, "text"), 3, 0);
            asked += chance.isPresent() ? 1 : 0;
            chance.ifPresent(value -> assertThat(value).isEqualTo(0.125));
        }
        // Binomial(4000, 1/8): 500 with a standard deviation of 21.
        assertThat(asked).isBetween(400, 600);
    }

    @Test
    void asksNothingBeyondItsLimit() {
        assertThat(sample.ask(record("a", "anything"), 0, 200)).isEmpty();
    }

    @Test
    void asksRareKindOfTextAmongManyOfAnother() {
        Map<Integer, Integer> asked = new HashMap<>();
        int rare = 0;
        for (int i = 0; i < 1000; i++) {
            boolean isRare = i % 100 == 99;
            var record = record("id" + i, isRare ? "登录以后看不到我的订单 " + i : "where is my parcel? " + i);
            int cluster = sample.cluster(record);
            int before = asked.getOrDefault(cluster, 0);
            if (sample.ask(record, before, 0).isPresent()) {
                asked.put(cluster, before + 1);
                rare += isRare ? 1 : 0;
            }
        }
        int all = asked.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(all).isLessThan(200);
        // One in a hundred of the stream, and several times that of the sample.
        assertThat(rare / (double) all).isGreaterThan(0.02);
    }
}
