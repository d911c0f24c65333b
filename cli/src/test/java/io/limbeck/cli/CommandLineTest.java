package io.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.cli.commands.LimbeckCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandLineTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void everyCommandExplainsItself() {
        CommandLine root = Limbeck.commandLine();

        assertThat(root.getSubcommands()).isNotEmpty();
        root.getSubcommands().forEach((name, command) -> {
            assertThat(command.getUsageMessage(CommandLine.Help.Ansi.OFF))
                    .as(name)
                    .contains("Usage: limbeck " + command.getCommandName());
            assertThat(command.getCommandSpec().usageMessage().description())
                    .as(name)
                    .isNotEmpty();
        });
    }

    @Test
    void refusesToDoNothing() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("a command is missing").contains("limbeck --help");
    }

    @Test
    void refusesAnUnknownOptionWithOneMessage() {
        assertThat(run("audit", "--jsn", "x")).isEqualTo(2);
        assertThat(err.toString()).startsWith("limbeck: Unknown option").contains("--json");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aModelForNamesThatIsNotThereIsOneMessage() {
        Path nowhere = folder.resolve("nowhere");

        assertThat(run(
                        "anonymise",
                        "--set",
                        "ingest.pii.nameModel.directory=" + nowhere,
                        "--data-dir",
                        folder.toString()))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("limbeck: ingest.pii.nameModel.directory: cannot be used: ")
                .contains(nowhere.toString());
    }

    @Test
    void rowsThatAreAllAlikeAreOneMessage() throws IOException {
        Path rows = folder.resolve("rows.csv");
        Files.writeString(rows, "odd,thing 1\neven,other 2\nodd,thing 3\neven,other 4\n");

        assertThat(run(
                        "train",
                        "--data",
                        rows.toString(),
                        "--out",
                        folder.resolve("bundle").toString(),
                        "--data-dir",
                        folder.toString()))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains(rows.toString())
                .contains("2 different texts");
    }

    @Test
    void forgettingNeedsSensibleNumbers() {
        assertThat(run("bench", "forgetting", "--data", "x", "--test", "y", "--seeds", "0"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--seeds, --rounds, --first and --per-round must be at least 1");
    }

    @Test
    void trialOfAStudentNeedsDataAndSensibleNumbers() {
        assertThat(run("bench", "student")).isEqualTo(2);
        assertThat(err.toString()).contains("--data");

        assertThat(run("bench", "student", "--data", "x.tsv", "--threads", "0")).isEqualTo(2);
        assertThat(run("bench", "student", "--data", "x.tsv", "--labels", "1")).isEqualTo(2);
        assertThat(err.toString()).contains("--labels at least 2");

        assertThat(run("bench", "student", "--data", "x.tsv", "--without", "luck"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("[TEACHER, LAYERS, VOCABULARY, MATCH, UNLABELLED, INT8]");
    }

    @Test
    void trialOfAStudentNeedsAnEncoderToCompareItWith() {
        assertThat(run(
                        "bench",
                        "student",
                        "--data",
                        "x.tsv",
                        "--set",
                        "trainer.teacher.encoder=none",
                        "--data-dir",
                        folder.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).startsWith("limbeck: trainer.teacher.encoder: ");
    }

    @Test
    void namesEverythingThatIsWrongWithTheSettingsAtOnce() throws IOException {
        Path file = folder.resolve("limbeck.yaml");
        Files.writeString(file, "task: Tickets!\ntopics: {partitions: many}\nkafka: {acks: all}\nscoring: {}\n");

        assertThat(run("audit", "-c", file.toString())).isEqualTo(2);

        assertThat(err.toString().lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("limbeck: "))
                .anyMatch(line -> line.contains("topics.partitions: must be a whole number, is 'many'"))
                .anyMatch(line -> line.contains("kafka.acks: is set by Limbeck"))
                .anyMatch(line -> line.contains("scoring: unknown setting"));
    }

    @Test
    void saysThatASettingsFileIsMissing() {
        assertThat(run("audit", "-c", "nowhere.yaml")).isEqualTo(2);
        assertThat(err.toString()).contains("nowhere.yaml: there is no such settings file");
    }

    @Test
    void saysThatAnInputFileIsMissing() {
        assertThat(run("replay", "nowhere.csv", "--bootstrap-server", "localhost:1"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("there is no file nowhere.csv");
    }

    @Test
    void saysWhichTopicsThereAre() {
        assertThat(run("topics", "read", "predicitons")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no topic predicitons").contains("tickets.predictions");
    }

    @Test
    void knowsItsVersion() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).startsWith("limbeck ");
    }

    private int run(String... arguments) {
        return Limbeck.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void rootCommandIsNamedAsTheScriptIs() {
        assertThat(new CommandLine(new LimbeckCommand()).getCommandName()).isEqualTo("limbeck");
    }
}
