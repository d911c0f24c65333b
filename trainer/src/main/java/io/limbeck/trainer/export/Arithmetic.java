package io.limbeck.trainer.export;

/** In which numbers a graph computes what costs most: embedding tables and linear layers. */
interface Arithmetic {

    /** The rows of {@code table} at {@code ids}, with one more dimension than these. */
    String rows(GraphWriter graph, Matrix table, String ids);

    /**
     * What {@code layer} answers.
     *
     * @param input {@code [..., in]}
     */
    String linear(GraphWriter graph, Linear layer, String input);
}
