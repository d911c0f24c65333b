package io.limbeck.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.limbeck.model.session.SentenceEncoder;
import io.limbeck.model.session.SessionSettings;
import io.limbeck.trainer.pretrained.EncoderShape;
import io.limbeck.trainer.pretrained.LayerShape;
import io.limbeck.trainer.pretrained.PretrainedEncoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Encoders as libtorch computes them and as ONNX Runtime computes the files that they were read from. */
class PretrainedParityTest {
    private static final List<String> TEXTS = List.of(
            "",
            "yes",
            "Where is my parcel?",
            "The invoice of March shows the same item twice, please send the money back.",
            "I changed my address last week, and the order still went to the old one.",
            "Password!",
            "how do I close my account",
            "Ärger über die Lieferung: das Gerät ist kaputt angekommen.",
            "The quick brown fox jumps over the lazy dog. ".repeat(4),
            "one two three four five six seven eight nine ten ".repeat(9),
            "我想查询一下我的订单什么时候发货",
            "退款已经三天了还没有到账，请帮忙看看。");

    @Test
    void readsAndComputesTheEnglishEncoder() throws IOException {
        EncoderShape shape = computesAsOnnxRuntimeDoes("bge-small-en-v1.5");

        LayerShape layer = new LayerShape(12, 32, 1536);
        assertThat(shape)
                .isEqualTo(new EncoderShape(30_522, 512, 2, 384, Collections.nCopies(12, layer), (double) 1e-12f));
    }

    @Test
    void readsAndComputesTheChineseEncoder() throws IOException {
        EncoderShape shape = computesAsOnnxRuntimeDoes("bge-small-zh-v1.5");

        LayerShape layer = new LayerShape(8, 64, 2048);
        assertThat(shape)
                .isEqualTo(new EncoderShape(21_128, 512, 2, 512, Collections.nCopies(4, layer), (double) 1e-12f));
    }

    private static EncoderShape computesAsOnnxRuntimeDoes(String name) throws IOException {
        PretrainedEncoder source = PretrainedEncoder.fromResource(name);
        int hidden = source.weights().shape().hidden();
        TransformerWeights weights = new TransformerWeights(source.weights(), new float[hidden], new float[1]);
        int[][] tokens = tokens(source);
        float[][] ours;
        try (TransformerProgram program = new TransformerProgram(weights, 2)) {
            ours = program.answer(TokenBatch.of(tokens, Batch.range(0, tokens.length), 512))
                    .vectors();
        }
        float[][] theirs;
        try (SentenceEncoder encoder = SentenceEncoder.fromResources(
                "/" + name + ".onnx", "/" + name + "-tokenizer.json", TEXTS.size(), SessionSettings.cpu(2))) {
            theirs = encoder.encode(TEXTS);
        }

        assertThat(Arrays.stream(tokens).mapToInt(row -> row.length).distinct().count())
                .isGreaterThan(7);
        for (int r = 0; r < ours.length; r++) {
            // Sums of some hundred numbers in single precision, in another order, through all layers.
            assertThat(unit(ours[r])).as(TEXTS.get(r)).containsExactly(theirs[r], within(1e-4f));
        }
        return source.weights().shape();
    }

    private static int[][] tokens(PretrainedEncoder source) throws IOException {
        try (HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.newInstance(
                new ByteArrayInputStream(source.tokenizer()),
                Map.of("padding", "false", "truncation", "true", "maxLength", "512", "modelMaxLength", "512"))) {
            return Arrays.stream(tokenizer.batchEncode(TEXTS))
                    .map(encoding -> Arrays.stream(encoding.getIds())
                            .mapToInt(Math::toIntExact)
                            .toArray())
                    .toArray(int[][]::new);
        }
    }

    private static float[] unit(float[] vector) {
        double squares = 0;
        for (float x : vector) {
            squares += x * x;
        }
        float[] unit = new float[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (vector[i] / Math.sqrt(squares));
        }
        return unit;
    }
}
