package io.limbeck.trainer.distil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.model.Content;
import io.limbeck.model.Content.TextContent;
import io.limbeck.model.encode.NgramSettings;
import io.limbeck.model.encode.TextEncoder;
import io.limbeck.trainer.fit.FitSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RandomStartTest {
    private static final List<Content> SEEN = List.of(new TextContent("where is my parcel"), new TextContent("pay"));

    @TempDir
    Path directory;

    @Test
    void onlyTheNumbersDiffer() throws IOException {
        Path source = TinyDirectory.write(directory.resolve("tiny"), List.of("parcel"));
        TransformerTraining begun = (TransformerTraining)
                new TransformerStudents(new TransformerStudentSettings(null, source, null, 10, null)).afresh(SEEN, 2);

        TransformerTraining random = (TransformerTraining) RandomStart.insteadOf(begun);

        assertThat(random.start().encoder().shape())
                .isEqualTo(begun.start().encoder().shape());
        assertThat(random.start().encoder().tensor("embeddings.word_embeddings.weight"))
                .isNotEqualTo(begun.start().encoder().tensor("embeddings.word_embeddings.weight"));
        assertThat(random.encoder()).isSameAs(begun.encoder());
        assertThat(random.settings()).isEqualTo(begun.settings());
    }

    @Test
    void studentsThatBeginWithNobodysNumbersAreRefused() throws IOException {
        Training ngrams = new NgramStudents(
                        seen -> TextEncoder.fit(NgramSettings.defaults().withBits(8, 8), List.of("pay")),
                        FitSettings.defaults())
                .afresh(SEEN, 2);

        assertThatThrownBy(() -> RandomStart.insteadOf(ngrams)).isInstanceOf(IllegalArgumentException.class);
    }
}
