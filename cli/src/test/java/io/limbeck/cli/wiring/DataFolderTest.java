package io.limbeck.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.runtime.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path folder;

    @Test
    void keyIsMadeOnceAndForItsOwnerOnly() throws IOException {
        assertThat(PseudonymKey.in(folder)).isEmpty();

        String key = PseudonymKey.make(folder.resolve("new"));

        assertThat(key).hasSizeGreaterThan(60);
        assertThat(PseudonymKey.make(folder.resolve("new"))).isEqualTo(key);
        assertThat(PseudonymKey.in(folder.resolve("new"))).contains(key);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("new").resolve("pii.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void folderServesOneProcessOnly() {
        DataFolderLock lock = DataFolderLock.take(folder);

        assertThatThrownBy(() -> DataFolderLock.take(folder))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("another limbeck works in " + folder)
                .hasMessageContaining("--data-dir");

        lock.close();
        DataFolderLock.take(folder).close();
    }
}
