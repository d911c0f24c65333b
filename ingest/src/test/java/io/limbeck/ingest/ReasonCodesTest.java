package io.limbeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.ingest.decode.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonCodesTest {
    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonIsDocumented(Reason reason) throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "reason-codes.md"))).contains("| `" + reason + "` |");
    }
}
