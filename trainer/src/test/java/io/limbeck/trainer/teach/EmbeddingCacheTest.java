package io.limbeck.trainer.teach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingCacheTest {
    private static final List<String> TEXTS = List.of("red", "green", "red green", "red");

    @TempDir
    Path directory;

    private final WordEmbedder words = new WordEmbedder(Map.of("red", 0, "green", 1));

    @Test
    void asksForEachTextOnce() {
        try (EmbeddingCache cache = cache(100)) {
            assertThat(cache.embed(TEXTS).get(2)).containsExactly(1, 1);
            assertThat(cache.embed(TEXTS).get(3)).containsExactly(1, 0);
        }

        assertThat(words.embedded()).isEqualTo(3);
    }

    @Test
    void remembersAcrossRestarts() {
        try (EmbeddingCache cache = cache(100)) {
            cache.embed(TEXTS);
        }
        try (EmbeddingCache cache = cache(100)) {
            assertThat(cache.embed(List.of("green")).get(0)).containsExactly(0, 1);
        }

        assertThat(words.embedded()).isEqualTo(3);
    }

    @Test
    void goesOnFromAFileThatWasCutShort() throws IOException {
        try (EmbeddingCache cache = cache(100)) {
            cache.embed(TEXTS);
        }
        Path file = file();
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 5));

        try (EmbeddingCache cache = cache(100)) {
            assertThat(cache.embed(TEXTS).get(2)).containsExactly(1, 1);
            assertThat(cache.embed(TEXTS).get(1)).containsExactly(0, 1);
        }
        assertThat(words.embedded()).isEqualTo(4);
    }

    @Test
    void startsAfreshWhenFull() {
        try (EmbeddingCache cache = cache(3)) {
            cache.embed(List.of("red", "green"));
            assertThat(cache.embed(List.of("green", "blue", "red green")).get(2))
                    .containsExactly(1, 1);
            assertThat(cache.embed(List.of("green")).get(0)).containsExactly(0, 1);
        }

        assertThat(words.embedded()).isEqualTo(5);
    }

    @Test
    void storesNoText() throws IOException {
        try (EmbeddingCache cache = cache(100)) {
            cache.embed(TEXTS);
        }

        assertThat(new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1))
                .doesNotContain("green");
    }

    private EmbeddingCache cache(int limit) {
        return new EmbeddingCache(words, directory, limit, done -> {});
    }

    private Path file() throws IOException {
        try (var files = Files.list(directory)) {
            return files.findFirst().orElseThrow();
        }
    }
}
