package io.limbeck.model.store;

/**
 * Key of a message in {@code model-chunks}: {@code version/n}.
 *
 * @param number from 0
 */
record ChunkKey(long version, int number) {
    static ChunkKey parse(String key) {
        int slash = key.indexOf('/');
        return new ChunkKey(Long.parseLong(key.substring(0, slash)), Integer.parseInt(key.substring(slash + 1)));
    }

    @Override
    public String toString() {
        return version + "/" + number;
    }
}
