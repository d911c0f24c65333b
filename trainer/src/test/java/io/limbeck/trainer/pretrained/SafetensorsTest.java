package io.limbeck.trainer.pretrained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {
    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameAFile() {
        file = directory.resolve("model.safetensors");
    }

    @Test
    void readsWhatItWrote() throws IOException {
        Map<String, float[]> tensors = Map.of("a", new float[] {1, -2, 3, 4, 5, 6}, "é", new float[] {7});
        List<TensorShape> shapes = List.of(TensorShape.of("a", 2, 3), TensorShape.of("é", 1));
        Safetensors.write(file, shapes, tensors::get);

        Safetensors read = Safetensors.open(file);

        assertThat(read.names()).containsExactly("a", "é");
        assertThat(read.dimensions("a")).containsExactly(2, 3);
        assertThat(read.floats("a")).containsExactly(1, -2, 3, 4, 5, 6);
        assertThat(read.floats("é")).containsExactly(7);
        assertThat(Files.readAllBytes(file)[0] % 8).as("numbers are aligned").isZero();
    }

    @Test
    void readsHalvesOfBothKinds() throws IOException {
        // IEEE: 1.5, -2, the smallest subnormal, infinity. BF16: 1.5, -2.
        ByteBuffer numbers = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        for (int half : new int[] {0x3E00, 0xC000, 0x0001, 0x7C00, 0x3FC0, 0xC000}) {
            numbers.putShort((short) half);
        }
        file(
                "{\"h\":{\"dtype\":\"F16\",\"shape\":[4],\"data_offsets\":[0,8]},"
                        + "\"b\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[8,12]}}",
                numbers.array());

        Safetensors read = Safetensors.open(file);

        assertThat(read.floats("h")).containsExactly(1.5f, -2f, 0x1p-24f, Float.POSITIVE_INFINITY);
        assertThat(read.floats("b")).containsExactly(1.5f, -2f);
    }

    @Test
    void leavesNumbersOfOtherTypesAlone() throws IOException {
        file(
                "{\"__metadata__\":{\"x\":\"y\"},\"i\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]}}",
                new byte[8]);

        Safetensors read = Safetensors.open(file);

        assertThat(read.names()).containsExactly("i");
        assertThatThrownBy(() -> read.floats("i")).hasMessage("i is of type I64, not F32, F16 or BF16");
        assertThatThrownBy(() -> read.floats("j")).hasMessage("there is no tensor j");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{] | the header is no JSON",
                "[] | the header is no object",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}} | there are 12 bytes of numbers, and 8 in the header",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[4,16]}} | a does not begin where its neighbour ends",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[-3],\"data_offsets\":[0,12]}} | a has the shape [-3]",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[12,0]}} | a has the offsets [12,0]",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]},\"a\":{}} | the header is no JSON",
            })
    void saysWhereAFileBreaksTheFormat(String header, String reason) throws IOException {
        file(header, new byte[12]);

        assertThatThrownBy(() -> Safetensors.open(file))
                .isInstanceOf(IOException.class)
                .hasMessage("model.safetensors is no safetensors file: " + reason);
    }

    @Test
    void refusesAHeaderThatIsLongerThanTheFile() throws IOException {
        Files.write(file, new byte[] {9, 0, 0, 0, 0, 0, 0, 0, '{', '}'});

        assertThatThrownBy(() -> Safetensors.open(file)).hasMessageEndingWith("the header does not fit");
        Files.write(file, new byte[] {1, 2, 3});
        assertThatThrownBy(() -> Safetensors.open(file)).hasMessageEndingWith("the header does not fit");
    }

    @Test
    void refusesATensorOfAnotherSizeThanItsShape() throws IOException {
        file("{\"a\":{\"dtype\":\"F16\",\"shape\":[3],\"data_offsets\":[0,12]}}", new byte[12]);

        assertThatThrownBy(() -> Safetensors.open(file).floats("a"))
                .hasMessage("a has 12 bytes for [3] numbers in F16");
    }

    private void file(String header, byte[] numbers) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        Files.write(
                file,
                ByteBuffer.allocate(8 + json.length + numbers.length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(json.length)
                        .put(json)
                        .put(numbers)
                        .array());
    }
}
