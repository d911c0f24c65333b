package io.limbeck.trainer.fit;

/**
 * What a {@code transformer} student makes of some rows.
 *
 * @param vectors {@code [rows][hidden]}: the encoder's last output at the first position
 * @param logits {@code [rows][classes]}
 */
@SuppressWarnings("ArrayRecordComponent") // read once
public record TransformerAnswers(float[][] vectors, float[][] logits) {}
