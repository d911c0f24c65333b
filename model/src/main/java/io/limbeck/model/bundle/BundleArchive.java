package io.limbeck.model.bundle;

import io.limbeck.model.bundle.BundleRefused.Reason;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A bundle's directory as one zip file and back. Entries are stored as they are, in the order of their names and
 * without times, so the same bundle gives the same bytes on every machine.
 */
public final class BundleArchive {
    /** The earliest time that a zip entry can have. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final int MOST_FILES = 100;

    private BundleArchive() {}

    /**
     * Packs what {@code bundle.json} lists into {@code file}, which is overwritten.
     *
     * @throws BundleRefused it is larger than {@link BundleDescription#MAX_BYTES}
     */
    public static PackedBundle pack(Bundle bundle, Path file) throws IOException, BundleRefused {
        List<String> names = new ArrayList<>(bundle.description().files().keySet());
        names.add(Bundle.DESCRIPTION);
        names.sort(null);
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            zip.setMethod(ZipOutputStream.STORED);
            for (String name : names) {
                Path source = bundle.directory().resolve(name);
                ZipEntry entry = new ZipEntry(name);
                entry.setTimeLocal(NO_TIME);
                entry.setSize(Files.size(source));
                entry.setCrc(crc(source));
                zip.putNextEntry(entry);
                Files.copy(source, zip);
                zip.closeEntry();
            }
        }
        long bytes = Files.size(file);
        checkSize(bytes);
        return new PackedBundle(file, bytes, Sha256.of(file));
    }

    /**
     * Unpacks {@code file} into {@code directory}, which is made where it is missing, and opens the bundle in it.
     *
     * @throws BundleRefused it is not a packed bundle, or not a sound one
     */
    public static Bundle unpack(Path file, Path directory) throws IOException, BundleRefused {
        checkSize(Files.size(file));
        Files.createDirectories(directory);
        long left = BundleDescription.MAX_BYTES;
        int files = 0;
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (!Bundle.FILE_NAME.matcher(name).matches() || ++files > MOST_FILES) {
                    throw new BundleRefused(Reason.UNREADABLE, "the packed bundle holds a file that no bundle has");
                }
                try (OutputStream out = Files.newOutputStream(directory.resolve(name))) {
                    left -= copy(zip, out, left);
                }
            }
        } catch (ZipException | EOFException e) {
            throw new BundleRefused(Reason.UNREADABLE, "the packed bundle is not a readable zip file", e);
        }
        return Bundle.open(directory);
    }

    /** A zip entry can say anything of its size: what counts is what comes out. */
    private static long copy(InputStream in, OutputStream out, long most) throws IOException, BundleRefused {
        byte[] buffer = new byte[1 << 16];
        long copied = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            copied += read;
            if (copied > most) {
                throw tooLarge();
            }
            out.write(buffer, 0, read);
        }
        return copied;
    }

    private static void checkSize(long bytes) throws BundleRefused {
        if (bytes > BundleDescription.MAX_BYTES) {
            throw tooLarge();
        }
    }

    private static BundleRefused tooLarge() {
        return new BundleRefused(
                Reason.TOO_LARGE,
                "a bundle has at most " + (BundleDescription.MAX_BYTES >> 20) + " MiB, this one is larger");
    }

    private static long crc(Path file) throws IOException {
        CRC32 crc = new CRC32();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                crc.update(buffer, 0, read);
            }
        }
        return crc.getValue();
    }
}
