package io.limbeck.cli.wiring;

import io.limbeck.runtime.settings.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a data folder to one process. The operating system takes the lock back when the process is killed. */
public final class DataFolderLock implements AutoCloseable {
    private static final String FILE = "lock";

    private final FileChannel channel;

    private DataFolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws SettingsException another process works in {@code dataDir} */
    public static DataFolderLock take(Path dataDir) {
        try {
            Files.createDirectories(dataDir);
            FileChannel channel =
                    FileChannel.open(dataDir.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = attempt(channel);
            if (lock == null) {
                channel.close();
                throw new SettingsException(
                        "dataDir",
                        "another limbeck works in " + dataDir.toAbsolutePath().normalize()
                                + "; stop it, or choose another folder with --data-dir");
            }
            return new DataFolderLock(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder " + dataDir + " cannot be written", e);
        }
    }

    private static FileLock attempt(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // this process has it already
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
