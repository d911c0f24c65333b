package io.limbeck.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.labeler.loop.CurveSource;
import io.limbeck.runtime.settings.Settings;
import io.limbeck.runtime.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopTest {
    @TempDir
    Path folder;

    @Test
    void encoderThatCannotBeReadIsRefusedBeforeAnythingStarts() throws IOException {
        Path data = folder.resolve("data");
        Path roberta = Files.createDirectory(folder.resolve("roberta"));
        Files.writeString(roberta.resolve("config.json"), "{\"model_type\":\"roberta\"}");

        assertThatThrownBy(() -> Loop.start(settings(data, roberta), CurveSource.none(), List.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessage("trainer.student.transformer.directory: cannot be used:"
                        + " config.json says model_type roberta; only bert can be read");
        assertThat(data).doesNotExist();
    }

    private static LimbeckSettings settings(Path data, Path encoder) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("dataDir", data.toString());
        tree.putObject("ingest").putObject("pii").put("key", "a key for tests, long enough to be one");
        ObjectNode student = tree.putObject("trainer").putObject("student").put("architecture", "transformer");
        student.putObject("transformer").put("directory", encoder.toString());
        return Settings.bind(tree, LimbeckSettings.class);
    }
}
