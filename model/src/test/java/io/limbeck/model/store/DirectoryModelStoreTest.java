package io.limbeck.model.store;

import io.limbeck.schemas.ModelManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;

class DirectoryModelStoreTest extends ModelStoreContract {

    @BeforeEach
    void makeDirectory() throws IOException {
        begin();
    }

    @Override
    ModelStore open() throws IOException {
        return new DirectoryModelStore(work.resolve("models"), "tickets", CLOCK);
    }

    @Override
    void corrupt(ModelManifest manifest) throws IOException {
        byte[] content = Files.readAllBytes(file(manifest));
        content[content.length / 2] ^= 1;
        Files.write(file(manifest), content);
    }

    @Override
    void lose(ModelManifest manifest) throws IOException {
        Files.delete(file(manifest));
    }

    private Path file(ModelManifest manifest) {
        return work.resolve("models").resolve(manifest.getVersion() + ".bundle");
    }
}
