package io.limbeck.trainer.distil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.runtime.settings.Settings;
import io.limbeck.runtime.settings.SettingsException;
import io.limbeck.trainer.distil.TransformerStudentSettings.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransformerStudentSettingsTest {

    @Test
    void hasDefaults() throws IOException {
        TransformerStudentSettings settings = read("{}");

        assertThat(settings.pieces()).isEqualTo(8000);
        assertThat(settings.orFrom(Source.BGE_SMALL_ZH).pieces()).isEqualTo(250);
        assertThat(settings.fit().epochs()).isEqualTo(3);
        assertThat(settings.source()).isEqualTo("bge-small-en-v1.5");
        assertThat(settings.orFrom(Source.BGE_SMALL_ZH).source()).isEqualTo("bge-small-zh-v1.5");
    }

    @Test
    void keepsLayersSpreadOverTheEncoder() {
        TransformerStudentSettings settings = TransformerStudentSettings.defaults();

        assertThat(settings.layersOf(12)).containsExactly(0, 5, 11);
        assertThat(settings.layersOf(6)).containsExactly(0, 2, 5);
        assertThat(settings.layersOf(4)).containsExactly(0, 3);
        assertThat(settings.layersOf(1)).containsExactly(0);
    }

    @Test
    void takesWhatIsNamedBeforeWhatTheTeacherHas() throws IOException {
        TransformerStudentSettings named =
                read("{\"encoder\":\"bge-small-zh\",\"layers\":[0,3],\"vocabulary\":9000,\"fit\":{\"epochs\":5}}");
        TransformerStudentSettings directory = read("{\"directory\":\"models/my-bert\"}");

        assertThat(named.orFrom(Source.BGE_SMALL_EN)).isEqualTo(named);
        assertThat(named.layersOf(12)).isEqualTo(List.of(0, 3));
        assertThat(named.pieces()).isEqualTo(9000);
        assertThat(named.fit().epochs()).isEqualTo(5);
        assertThat(directory.orFrom(Source.BGE_SMALL_ZH).source()).isEqualTo("my-bert");
        assertThat(directory.orFrom(Source.BGE_SMALL_ZH).pieces()).isEqualTo(8000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"encoder\":\"bge-small-en\",\"directory\":\"x\"} | encoder and directory exclude each other",
                "{\"encoder\":\"none\"} | encoder: must be bge-small-en | bge-small-zh",
                "{\"layers\":[5,0]} | layers must ascend, from 0 at least, not [5, 0]",
                "{\"layers\":[-1]} | layers must ascend, from 0 at least, not [-1]",
                "{\"vocabulary\":-1} | vocabulary must not be negative",
                "{\"fit\":{\"maxLength\":2}} | fit.maxLength must be at least 3",
                "{\"fit\":{\"epochs\":0}} | epochs must be at least 1"
            })
    void refusesWhatMakesNoSense(String settings, String message) {
        assertThatThrownBy(() -> read(settings))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(message);
    }

    @Test
    void namesTheDirectoryThatIsMissing() {
        TransformerStudentSettings settings =
                new TransformerStudentSettings(null, Path.of("no-such-model"), null, null, null);

        assertThatThrownBy(settings::check)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("trainer.student.transformer.directory")
                .hasMessageContaining("no-such-model has no config.json");
    }

    @Test
    void namesTheLayersThatThereAre() throws IOException {
        TransformerStudentSettings settings = read("{\"layers\":[0,11]}");

        assertThatCode(settings::check).doesNotThrowAnyException();
        assertThatThrownBy(settings.orFrom(Source.BGE_SMALL_ZH)::check)
                .isInstanceOf(SettingsException.class)
                .hasMessage("trainer.student.transformer.layers: the encoder has 4 layers, from 0 to 3");
    }

    private static TransformerStudentSettings read(String json) throws IOException {
        return Settings.bind(new ObjectMapper().readTree(json), TransformerStudentSettings.class);
    }
}
