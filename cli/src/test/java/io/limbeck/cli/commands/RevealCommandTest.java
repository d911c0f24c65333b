package io.limbeck.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.cleaning.Cleaner;
import io.limbeck.cleaning.CleaningSettings;
import io.limbeck.cleaning.personal.Action;
import io.limbeck.cleaning.personal.PersonalDataSettings;
import io.limbeck.cleaning.personal.Reveal;
import io.limbeck.runtime.service.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RevealCommandTest {
    private final PersonalDataSettings settings =
            PersonalDataSettings.withKey("key").withActions(Map.of("EMAIL_ADDRESS", Action.ENCRYPT));
    private final Cleaner cleaner = Cleaner.of(new CleaningSettings(null, settings));
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void printsEachLineWithItsValuesInTheClear() throws IOException {
        String line = cleaner.clean("mail Vera@example.org today").text();

        assertThat(reveal(settings, line + "\n\nnothing here\n")).isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines()).containsExactly("mail Vera@example.org today", "", "nothing here");
        assertThat(err.toString()).contains("revealed 1 values").doesNotContain("Vera");
    }

    @Test
    void failsAndNamesTheKeyThatIsMissing() throws IOException {
        String line = cleaner.clean("mail vera@example.org").text();
        String keyId = line.substring(line.indexOf(':') + 1, line.indexOf('.'));

        assertThat(reveal(PersonalDataSettings.withKey("another"), line + "\n")).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString().strip()).isEqualTo(line);
        assertThat(err.toString()).contains("1 were made under key " + keyId);
    }

    @Test
    void printsTheNamesOfAValueUnderEachKey() throws IOException {
        Cleaner rotated = Cleaner.of(
                new CleaningSettings(null, PersonalDataSettings.withKey("new").withOldKeys("key")));

        RevealCommand.names(rotated, stream("vera@example.org\nticket-1\n"), new PrintWriter(out));

        assertThat(out.toString().lines())
                .containsExactly(
                        rotated.identifier("vera@example.org") + "\t" + cleaner.identifier("vera@example.org"),
                        "ticket-1");
    }

    private ExitCode reveal(PersonalDataSettings keys, String input) throws IOException {
        return RevealCommand.reveal(new Reveal(keys), stream(input), new PrintWriter(out), new PrintWriter(err));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
