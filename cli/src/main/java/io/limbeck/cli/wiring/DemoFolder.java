package io.limbeck.cli.wiring;

import io.limbeck.runtime.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The folder of a demonstration starts empty; only one that a demonstration made is emptied. */
public final class DemoFolder {
    private static final String MARK = "made-by-demo";
    /** What reading the settings may already have put there. */
    private static final Set<String> OURS = Set.of("pii.key", "lock", MARK);

    private DemoFolder() {}

    /** @throws SettingsException there is something in it that no demonstration put there */
    public static void empty(Path folder) throws IOException {
        if (Files.isDirectory(folder) && !Files.exists(folder.resolve(MARK)) && holdsMore(folder)) {
            throw new SettingsException(
                    "dataDir", folder + " holds other data; choose an empty folder with --data-dir");
        }
        if (Files.isDirectory(folder)) {
            // Whoever works in it must not lose the ground under his feet.
            DataFolderLock.take(folder).close();
            try (Stream<Path> files = Files.walk(folder)) {
                List<Path> inside = files.filter(file -> !file.equals(folder))
                        .sorted(Comparator.reverseOrder())
                        .toList();
                for (Path file : inside) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(folder);
        Files.createFile(folder.resolve(MARK));
    }

    private static boolean holdsMore(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> !OURS.contains(file.getFileName().toString()));
        }
    }
}
