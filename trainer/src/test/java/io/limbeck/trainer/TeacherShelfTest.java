package io.limbeck.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.trainer.teach.TeacherSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TeacherShelfTest {
    private static final TeacherSettings SETTINGS =
            new TeacherSettings(TeacherSettings.Encoder.BGE_SMALL_EN_Q, null, 1, null);

    @TempDir
    Path cache;

    @Test
    void dropsTheVectorsOnceForEachWordToForget() throws IOException {
        Path vectors = Files.writeString(cache.resolve("some.embeddings"), "vectors");
        try (TeacherShelf shelf = TeacherShelf.of(SETTINGS, cache)) {
            shelf.forget(5);
            assertThat(vectors).doesNotExist();
        }

        Files.writeString(vectors, "made since");
        try (TeacherShelf restarted = TeacherShelf.of(SETTINGS, cache)) {
            restarted.forget(5);
            assertThat(vectors).exists();

            restarted.forget(6);
            assertThat(vectors).doesNotExist();
        }
    }
}
