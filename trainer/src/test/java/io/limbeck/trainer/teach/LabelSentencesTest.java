package io.limbeck.trainer.teach;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.model.Modality;
import io.limbeck.model.Task;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelSentencesTest {
    @Test
    void descriptionGoesBeforeTheNameAndNamesAreReadAsWords() {
        Task task = new Task(
                "t",
                Modality.TEXT,
                List.of("late_delivery", "refund", "物流"),
                Map.of("refund", "money that customers want back"));

        assertThat(LabelSentences.of(task))
                .containsExactly(
                        "This is about late delivery", "This is about money that customers want back", "这是关于物流");
    }
}
