package io.limbeck.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.cleaning.Cleaner;
import io.limbeck.cleaning.CleaningSettings;
import io.limbeck.cleaning.personal.PersonalDataSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class AnonymiseCommandTest {
    private static final String INPUT = "mail vera@example.org\n\n<p>one</p><p>two</p>\n";

    private final Cleaner cleaner = Cleaner.of(new CleaningSettings(null, PersonalDataSettings.withKey("key")));

    @Test
    void printsOneLineForEachLine() throws IOException {
        assertThat(run().lines())
                .hasSize(3)
                .anyMatch(line -> line.matches("mail <EMAIL_ADDRESS:.*>"))
                .anyMatch(line -> line.contains("one") && line.contains("two"));
    }

    @Test
    void printsWhereItFoundWhat() throws IOException {
        assertThat(run("--findings").lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("[{\"type\":\"EMAIL_ADDRESS\",\"start\":5,\"end\":21,\"score\":"))
                .contains("[]");
    }

    private String run(String... arguments) throws IOException {
        AnonymiseCommand command = CommandLine.populateCommand(new AnonymiseCommand(), arguments);
        StringWriter out = new StringWriter();
        command.clean(cleaner, new ByteArrayInputStream(INPUT.getBytes(StandardCharsets.UTF_8)), new PrintWriter(out));
        return out.toString();
    }
}
