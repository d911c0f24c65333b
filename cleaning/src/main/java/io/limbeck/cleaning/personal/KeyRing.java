package io.limbeck.cleaning.personal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A task's keys, the newest first: new pseudonyms are made under the newest, older ones are still understood. */
final class KeyRing {
    private final List<Pseudonyms> keys;

    /** @throws IllegalArgumentException two keys cannot be told apart by their ids */
    KeyRing(String newest, List<String> older) {
        this.keys = Stream.concat(Stream.of(newest), older.stream())
                .map(key -> new Pseudonyms(KeyedHash.of(key)))
                .toList();
        if (keys.stream().map(Pseudonyms::keyId).distinct().count() < keys.size()) {
            throw new IllegalArgumentException(
                    "oldKeys must hold keys that differ from key and from each other; two have the same four letters");
        }
    }

    Pseudonyms newest() {
        return keys.get(0);
    }

    /** The key with which the task began; its id stays while keys are changed. */
    Pseudonyms first() {
        return keys.get(keys.size() - 1);
    }

    List<Pseudonyms> all() {
        return keys;
    }

    Optional<Pseudonyms> find(String keyId) {
        return keys.stream().filter(key -> key.keyId().equals(keyId)).findFirst();
    }
}
