package io.limbeck.trainer.distil;

import io.limbeck.trainer.fit.TransformerWeights;

/** A student that begins with numbers that nobody trained, to show what beginning with an encoder's layers is worth. */
public final class RandomStart {
    private RandomStart() {}

    /**
     * Students of the same shape, over the same word pieces, trained in the same way.
     *
     * @throws IllegalArgumentException these begin with nobody's numbers as it is
     */
    public static Training insteadOf(Training training) {
        if (training instanceof TransformerTraining transformer) {
            TransformerWeights trained = transformer.start();
            return new TransformerTraining(
                    transformer.encoder(),
                    TransformerWeights.random(
                            trained.encoder().shape(),
                            trained.classes(),
                            transformer.settings().seed()),
                    transformer.source(),
                    transformer.settings(),
                    transformer.matching());
        }
        throw new IllegalArgumentException("only a transformer begins with layers that others trained");
    }
}
