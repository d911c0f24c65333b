package io.limbeck.model.encode;

/** One content as a row of each of its graph's inputs. */
public sealed interface GraphRow permits Features, TokenIds {

    /** How many columns it takes. */
    int size();

    /**
     * Writes the row.
     *
     * @param start where in each input it begins
     */
    void fill(GraphInputs inputs, int start);
}
