package io.limbeck.trainer.fit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript program as the archive that libtorch loads: a zip of stored (not compressed) entries that hold the
 * source, a pickled instance of its one class, which has no state but {@code training}, and no constants.
 *
 * <p>The layout is the serialization format 3 of {@code torch/csrc/jit/docs/serialization.md}.
 */
final class TorchArchive {
    private static final String ROOT = "limbeck/";

    private TorchArchive() {}

    /**
     * @param className the class that {@code source} defines, a {@code Module} without parameters or buffers
     * @param source TorchScript in its serialized dialect: {@code torch.} functions only, every type written out
     */
    static byte[] of(String className, String source) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            store(zip, "data.pkl", instanceOf(className));
            store(zip, "code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
            store(zip, "constants.pkl", emptyTuple());
            store(zip, "version", "3\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    /** Pickle protocol 2: an object of {@code __torch__.className} made from (), whose state is {training: True}. */
    private static byte[] instanceOf(String className) {
        ByteArrayOutputStream pickle = new ByteArrayOutputStream();
        protocol(pickle);
        pickle.writeBytes(("c__torch__\n" + className + "\n").getBytes(StandardCharsets.US_ASCII)); // GLOBAL
        pickle.write(')'); // EMPTY_TUPLE
        pickle.write(0x81); // NEWOBJ
        pickle.write('}'); // EMPTY_DICT
        byte[] key = "training".getBytes(StandardCharsets.US_ASCII);
        pickle.write('X'); // BINUNICODE, a little-endian length of four bytes
        pickle.writeBytes(new byte[] {(byte) key.length, 0, 0, 0});
        pickle.writeBytes(key);
        pickle.write(0x88); // NEWTRUE
        pickle.write('s'); // SETITEM
        pickle.write('b'); // BUILD
        pickle.write('.'); // STOP
        return pickle.toByteArray();
    }

    private static byte[] emptyTuple() {
        ByteArrayOutputStream pickle = new ByteArrayOutputStream();
        protocol(pickle);
        pickle.write(')');
        pickle.write('.');
        return pickle.toByteArray();
    }

    private static void protocol(ByteArrayOutputStream pickle) {
        pickle.write(0x80);
        pickle.write(2);
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(ROOT + name);
        CRC32 checksum = new CRC32();
        checksum.update(content);
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
