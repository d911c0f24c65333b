package io.limbeck.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskTest {
    @Test
    void describesNothingButItsLabels() {
        assertThatThrownBy(() -> new Task("t", Modality.TEXT, List.of("a", "b"), Map.of("c", "what is no label")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no label of it");
    }

    @Test
    void labelsAreAllDifferent() {
        assertThatThrownBy(() -> new Task("t", Modality.TEXT, List.of("a", "a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("repeat");
    }
}
