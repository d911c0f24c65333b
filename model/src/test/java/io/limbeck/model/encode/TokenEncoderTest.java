package io.limbeck.model.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.model.Content;
import io.limbeck.model.Content.TabularContent;
import io.limbeck.model.Content.TextContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenEncoderTest {
    private static final int CLS = 101;
    private static final int SEP = 102;

    private final TokenEncoder encoder = TokenEncoder.of(tokenizer(), 8);

    @TempDir
    Path directory;

    @Test
    void textBecomesPiecesBetweenSpecialOnes() {
        List<TokenIds> rows = encoder.graphRows(texts("hello world", "", "Hello"));

        assertThat(rows.get(0).ids()).hasSize(4).startsWith(CLS).endsWith(SEP);
        assertThat(rows.get(1).ids()).containsExactly(CLS, SEP);
        assertThat(rows.get(2).ids()[1]).isEqualTo(rows.get(0).ids()[1]);
    }

    @Test
    void longTextIsCut() {
        assertThat(encoder.encode(List.of("one two three four five six seven eight nine"))
                        .get(0)
                        .ids())
                .hasSize(8)
                .endsWith(SEP);
        assertThat(encoder.widest()).isEqualTo(8);
    }

    @Test
    void otherContentIsRefused() {
        assertThatThrownBy(() -> encoder.graphRows(List.of(new TabularContent(Map.of()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("this model reads text, not tabular");
    }

    @Test
    void filesBringTheEncoderBack() throws IOException {
        write(EncoderFile.files(encoder));

        Encoder read = EncoderFile.read(directory);

        assertThat(EncoderFile.hash(read)).isEqualTo(EncoderFile.hash(encoder));
        assertThat(read.widest()).isEqualTo(8);
        assertThat(((TokenIds) read.graphRows(texts("hello world")).get(0)).ids())
                .isEqualTo(encoder.graphRows(texts("hello world")).get(0).ids());
    }

    @Test
    void lengthIsPartOfWhatTheEncoderIs() {
        assertThat(EncoderFile.hash(TokenEncoder.of(tokenizer(), 9))).isNotEqualTo(EncoderFile.hash(encoder));
    }

    @Test
    void anotherTokenizerIsRefused() throws IOException {
        write(EncoderFile.files(encoder));
        Files.writeString(
                directory.resolve("tokenizer.json"),
                new String(tokenizer(), StandardCharsets.UTF_8).replace("\"hello\"", "\"hallo\""));

        assertThatThrownBy(() -> EncoderFile.read(directory))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tokenizer.json is not the tokenizer that encoder.json names");
    }

    @Test
    void otherBytesAreNoTokenizer() {
        assertThatThrownBy(() -> TokenEncoder.of("{}".getBytes(StandardCharsets.UTF_8), 8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tokenizer.json is not a tokenizer");
    }

    private void write(Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(directory.resolve(file.getKey()), file.getValue());
        }
    }

    private static List<Content> texts(String... texts) {
        return List.of(texts).stream().<Content>map(TextContent::new).toList();
    }

    private static byte[] tokenizer() {
        try (InputStream json = TokenEncoderTest.class.getResourceAsStream("/bge-small-en-v1.5-tokenizer.json")) {
            return json.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
