package io.limbeck.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.limbeck.cleaning.Cleaner;
import io.limbeck.cleaning.CleaningSettings;
import io.limbeck.cleaning.personal.PersonalDataSettings;
import io.limbeck.cli.data.UnusableFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecognitionBenchmarkTest {
    private final Cleaner cleaner = Cleaner.of(new CleaningSettings(null, PersonalDataSettings.withKey("a key")));
    private final List<List<String>> asked = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void countsWhatIsFoundWhatIsMissedAndWhatIsNotThere() throws IOException {
        Files.createDirectories(folder.resolve("below"));
        Files.writeString(folder.resolve("below/presidio_recognizer_cases.jsonl"), """
                {"text":"to ann@example.org","entity_type":"EMAIL_ADDRESS","expected_count":1,"expected_spans":[[3,18]],"spans_complete":true}
                {"text":"ann at example","entity_type":"EMAIL_ADDRESS","expected_count":1,"expected_spans":[[0,14]],"spans_complete":true}
                {"text":"a@example.org b@example.org","entity_type":"EMAIL_ADDRESS","expected_count":1,"expected_spans":[[0,13]],"spans_complete":true}
                {"text":"nothing","entity_type":"EMAIL_ADDRESS","expected_count":0,"expected_spans":[]}
                {"text":"c@example.org","entity_type":"EMAIL_ADDRESS","expected_count":0,"expected_spans":[]}
                """);

        RecognitionBenchmark.Line line = run().get(0).total();

        assertThat(line.there()).isEqualTo(3);
        assertThat(line.found()).isEqualTo(2);
        assertThat(line.falseFinds()).isEqualTo(2);
        assertThat(line.precision()).isEqualTo(0.5);
        assertThat(line.without()).isEqualTo(2);
        assertThat(line.held()).isEqualTo(1);
    }

    @Test
    void looksForEachTypeByItself() throws IOException {
        Files.writeString(folder.resolve("presidio_recognizer_cases.jsonl"), """
                {"text":"ann@example.org","entity_type":"EMAIL_ADDRESS","expected_count":1,"expected_spans":[[0,15]]}
                """);

        run();

        assertThat(asked).contains(List.of("ingest.pii.types=[EMAIL_ADDRESS]", "ingest.pii.minScore=0"));
    }

    @Test
    void dialsNationalNumbersFromTheirOwnRegion() throws IOException {
        Files.writeString(folder.resolve("phones.tsv"), """
                region\ttype\te164\tinternational\tnational\tvalid
                DE\tMOBILE\t+4915123456789\t+49 1512 3456789\t01512 3456789\ttrue
                """);

        List<RecognitionBenchmark.Table> tables = run();

        assertThat(asked).contains(List.of("ingest.pii.regions=[DE]"));
        assertThat(tables.get(0).lines())
                .extracting(RecognitionBenchmark.Line::name, RecognitionBenchmark.Line::found)
                .contains(tuple("international", 1), tuple("national, region set", 1));
    }

    @Test
    void readsSentencesWhoseOffsetsCountCodePoints() throws IOException {
        Files.writeString(folder.resolve("synth_dataset_v2.json"), """
                [{"full_text":"😀 ann@example.org","spans":[{"entity_type":"EMAIL_ADDRESS","start_position":2,"end_position":17}]}]
                """);

        assertThat(run().get(0).total().found()).isEqualTo(1);
    }

    @Test
    void refusesWhatIsNoFolder() {
        folder = folder.resolve("absent");

        assertThatThrownBy(this::run).isInstanceOf(UnusableFileException.class).hasMessageContaining("absent");
    }

    private List<RecognitionBenchmark.Table> run() throws IOException {
        return new RecognitionBenchmark(folder, besides -> {
                    asked.add(besides);
                    return cleaner;
                })
                .run();
    }
}
