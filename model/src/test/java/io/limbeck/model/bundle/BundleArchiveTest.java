package io.limbeck.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.limbeck.model.bundle.BundleRefused.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleArchiveTest {
    @TempDir
    Path work;

    @Test
    void unpackedBundleIsThePackedOne() throws Exception {
        Bundle bundle = BundleWriter.write(Drafts.of(new byte[100_000]), work.resolve("a"));

        PackedBundle packed = BundleArchive.pack(bundle, work.resolve("a.zip"));
        Bundle unpacked = BundleArchive.unpack(packed.file(), work.resolve("b"));

        assertThat(unpacked.description()).isEqualTo(bundle.description());
        assertThat(packed.bytes()).isEqualTo(Files.size(packed.file())).isGreaterThan(200_000);
    }

    @Test
    void sameBundleGivesTheSameBytes() throws Exception {
        Bundle one = BundleWriter.write(Drafts.of(new byte[] {4}), work.resolve("one"));
        Bundle two = BundleWriter.write(Drafts.of(new byte[] {4}), work.resolve("two"));

        assertThat(BundleArchive.pack(one, work.resolve("1")).sha256())
                .isEqualTo(BundleArchive.pack(two, work.resolve("2")).sha256());
    }

    @Test
    void onlyListedFilesTravel() throws Exception {
        Bundle bundle = BundleWriter.write(Drafts.of(new byte[] {4}), work.resolve("a"));
        Files.writeString(work.resolve("a/notes.txt"), "mine");

        BundleArchive.unpack(BundleArchive.pack(bundle, work.resolve("a.zip")).file(), work.resolve("b"));

        assertThat(work.resolve("b/notes.txt")).doesNotExist();
    }

    @Test
    void entryThatClimbsOutIsRefusedAndNotWritten() throws IOException {
        Path evil = work.resolve("evil.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(evil))) {
            zip.putNextEntry(new ZipEntry("../climbed"));
            zip.write(1);
        }

        assertRefused(evil, Reason.UNREADABLE);
        assertThat(work.resolve("climbed")).doesNotExist();
    }

    @Test
    void entryThatGrowsBeyondTheLimitIsRefused() throws IOException {
        Path bomb = work.resolve("bomb.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
            zip.putNextEntry(new ZipEntry("model.onnx"));
            byte[] zeros = new byte[1 << 20];
            for (long written = 0; written <= BundleDescription.MAX_BYTES; written += zeros.length) {
                zip.write(zeros);
            }
        }

        assertRefused(bomb, Reason.TOO_LARGE);
    }

    @Test
    void tornFileIsRefused() throws Exception {
        Bundle bundle = BundleWriter.write(Drafts.of(new byte[100_000]), work.resolve("a"));
        Path file = BundleArchive.pack(bundle, work.resolve("a.zip")).file();
        byte[] content = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(content, content.length / 2));

        assertRefused(file, Reason.UNREADABLE);
    }

    private void assertRefused(Path file, Reason reason) {
        BundleRefused refused =
                catchThrowableOfType(BundleRefused.class, () -> BundleArchive.unpack(file, work.resolve("into")));
        assertThat(refused).isNotNull();
        assertThat(refused.reason()).isEqualTo(reason);
    }
}
