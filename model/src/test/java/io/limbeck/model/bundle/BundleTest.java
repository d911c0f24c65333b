package io.limbeck.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.limbeck.model.bundle.BundleRefused.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleTest {
    @TempDir
    Path directory;

    private BundleDescription written;

    @BeforeEach
    void write() throws IOException {
        written = BundleWriter.write(Drafts.of(new byte[] {1, 2, 3}), directory).description();
    }

    @Test
    void opensAsWritten() throws BundleRefused {
        Bundle opened = Bundle.open(directory);

        assertThat(opened.description()).isEqualTo(written);
        assertThat(opened.description().variant(Precision.INT8).orElseThrow().threshold())
                .isEmpty();
        assertThat(opened.goldens().contents()).isEqualTo(Drafts.of(new byte[0]).goldens());
        assertThat(opened.goldens().logits().get(Precision.FP32).get(1)).containsExactly(0f, 1f);
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.onnx", "model.int8.onnx", "encoder.json", "goldens.json"})
    void anyChangedFileIsCorrupt(String name) throws IOException {
        byte[] content = Files.readAllBytes(directory.resolve(name));
        content[content.length / 2] ^= 1;
        Files.write(directory.resolve(name), content);

        assertRefused(Reason.CORRUPT, name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.onnx", "model.int8.onnx", "encoder.json", "goldens.json", "bundle.json"})
    void anyMissingFileIsIncomplete(String name) throws IOException {
        Files.delete(directory.resolve(name));

        assertRefused(Reason.INCOMPLETE, name);
    }

    @Test
    void newerFormatAsksForAnUpgradeWhateverElseItHolds() throws IOException {
        Files.writeString(directory.resolve("bundle.json"), "{\"format\":2,\"graphs\":[]}");

        assertRefused(Reason.NEWER_FORMAT, "newer bundle format 2, this release reads up to 1; upgrade");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"format\":1}"})
    void descriptionThatIsNoneIsUnreadable(String json) throws IOException {
        Files.writeString(directory.resolve("bundle.json"), json);

        assertRefused(Reason.UNREADABLE, "bundle.json");
    }

    @Test
    void fileOutsideTheDirectoryIsNeverRead() throws IOException {
        edit("\"goldens.json\" :", "\"../goldens.json\" :\"\", \"goldens.json\" :");

        assertRefused(Reason.UNREADABLE, "name");
    }

    @Test
    void otherEncoderThanNamedIsCorrupt() throws IOException {
        edit("\"encoderHash\" : \"", "\"encoderHash\" : \"0");

        assertRefused(Reason.CORRUPT, "encoder.json");
    }

    @Test
    void directoryInUseIsNotWrittenTo() {
        assertThatThrownBy(() -> BundleWriter.write(Drafts.of(new byte[0]), directory))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not empty");
    }

    private void edit(String from, String to) throws IOException {
        String json = Files.readString(directory.resolve("bundle.json"));
        assertThat(json).contains(from);
        Files.writeString(directory.resolve("bundle.json"), json.replace(from, to));
    }

    private void assertRefused(Reason reason, String words) {
        BundleRefused refused = catchThrowableOfType(BundleRefused.class, () -> Bundle.open(directory));
        assertThat(refused).isNotNull().hasMessageContaining(words);
        assertThat(refused.reason()).isEqualTo(reason);
    }
}
