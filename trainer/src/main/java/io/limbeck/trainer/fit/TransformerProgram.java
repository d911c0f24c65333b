package io.limbeck.trainer.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import io.limbeck.trainer.pretrained.EncoderShape;
import io.limbeck.trainer.pretrained.EncoderWeights;
import io.limbeck.trainer.pretrained.LayerShape;
import io.limbeck.trainer.pretrained.TensorShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A {@code transformer} student in libtorch: its parameters, their optimizer's state and the TorchScript program that
 * changes both in place. A whole training step is one native call.
 *
 * <p>The encoder is read at the first position only, so the last layer computes query, attention and feed-forward for that
 * position alone, which gives the same numbers. AdamW (Loshchilov and Hutter, 2019, arXiv:1711.05101) decays matrices, not
 * biases and norms. Not thread-safe.
 */
final class TransformerProgram implements AutoCloseable {
    private final TorchProgram program;
    private final EncoderShape shape;
    private final int classes;
    private final boolean half;
    private final NDArray heads;
    private final List<NDArray> params = new ArrayList<>();
    private final List<NDArray> first = new ArrayList<>();
    private final List<NDArray> second = new ArrayList<>();
    private final List<NDArray> steps = new ArrayList<>();
    private final List<NDArray> sums = new ArrayList<>();

    /**
     * @param half whether linear layers compute in BF16, from and to FP32
     * @param threads that compute, a setting of the whole process until this is closed
     */
    TransformerProgram(TransformerWeights start, boolean half, int threads) {
        this.shape = start.encoder().shape();
        this.classes = start.classes();
        this.half = half;
        this.program = new TorchProgram("TransformerStudent", "transformer-student.torchscript", threads);
        for (TensorShape tensor : shape.tensors()) {
            long[] dimensions =
                    tensor.dimensions().stream().mapToLong(Integer::longValue).toArray();
            parameter(start.encoder().tensor(tensor.name()), new Shape(dimensions));
        }
        parameter(start.head(), new Shape(classes, shape.hidden()));
        parameter(start.bias(), new Shape(classes));
        this.heads = program.manager()
                .create(shape.layers().stream().mapToLong(LayerShape::heads).toArray());
    }

    /** One step; returns loss, its KL, CE and vector parts, and the gradient's norm before clipping. */
    float[] step(TokenBatch batch, StepScalars scalars) {
        return learn("step", batch, scalars, List.of(params, first, second, steps));
    }

    /**
     * Adds these rows' gradients to those that wait for {@link #apply}; returns loss, and its KL, CE and vector parts: these
     * rows' shares of the whole batch's.
     */
    float[] accumulate(TokenBatch batch, StepScalars scalars) {
        if (sums.isEmpty()) {
            params.forEach(param -> keep(sums, "sums[]", program.manager().zeros(param.getShape())));
        }
        return learn("accumulate", batch, scalars, List.of(params, sums));
    }

    /** A step with the gradients that have been accumulated; returns their norm before clipping. */
    float apply(StepScalars scalars) {
        try (PtNDManager scope = program.scope()) {
            NDList inputs = new NDList(scalars(scope, scalars));
            List.of(params, first, second, steps, sums).forEach(inputs::addAll);
            return program.run("apply", inputs).head().getFloat();
        }
    }

    /** Forgets the gradients that have been accumulated. */
    void discard() {
        sums.forEach(sum -> sum.muli(0));
    }

    /**
     * What the student makes of some rows.
     *
     * @param vectors {@code [rows][hidden]}: the encoder's last output at the first position
     * @param logits {@code [rows][classes]}
     */
    @SuppressWarnings("ArrayRecordComponent") // read once
    record Answers(float[][] vectors, float[][] logits) {}

    Answers answer(TokenBatch batch) {
        try (PtNDManager scope = program.scope()) {
            NDList inputs = tokens(scope, batch);
            inputs.add(heads);
            inputs.add(scalars(scope, StepScalars.ofAnswer()));
            inputs.addAll(params);
            NDList answers = program.run("answer", inputs);
            return new Answers(
                    rows(answers.get(0).toFloatArray(), shape.hidden()),
                    rows(answers.get(1).toFloatArray(), classes));
        }
    }

    /** A copy of the parameters as they are now. */
    TransformerWeights weights() {
        Map<String, float[]> tensors = new HashMap<>();
        List<TensorShape> names = shape.tensors();
        for (int i = 0; i < names.size(); i++) {
            tensors.put(names.get(i).name(), params.get(i).toFloatArray());
        }
        return new TransformerWeights(
                new EncoderWeights(shape, tensors),
                params.get(names.size()).toFloatArray(),
                params.get(names.size() + 1).toFloatArray());
    }

    /** The accumulated gradients, in the parameters' order. */
    List<float[]> gradients() {
        return sums.stream().map(NDArray::toFloatArray).toList();
    }

    @Override
    public void close() {
        program.close();
    }

    private float[] learn(String method, TokenBatch batch, StepScalars scalars, List<List<NDArray>> state) {
        try (PtNDManager scope = program.scope()) {
            NDList inputs = tokens(scope, batch);
            inputs.add(scope.create(batch.gold()));
            inputs.add(scope.create(batch.goldWeights()));
            inputs.add(scope.create(batch.teacher(), new Shape(batch.size(), classes)));
            inputs.add(scope.create(batch.vectors(), new Shape(batch.size(), batch.vectors().length / batch.size())));
            inputs.add(heads);
            inputs.add(scalars(scope, scalars));
            state.forEach(inputs::addAll);
            return program.run(method, inputs).head().toFloatArray();
        }
    }

    private static NDList tokens(PtNDManager scope, TokenBatch batch) {
        return new NDList(
                scope.create(batch.ids(), new Shape(batch.size(), batch.ids().length / batch.size())),
                scope.create(batch.lengths()));
    }

    private NDArray scalars(PtNDManager scope, StepScalars scalars) {
        return scope.create(scalars.values(shape.epsilon(), half));
    }

    private static float[][] rows(float[] flat, int width) {
        float[][] rows = new float[flat.length / width][];
        Arrays.setAll(rows, r -> Arrays.copyOfRange(flat, r * width, (r + 1) * width));
        return rows;
    }

    private void parameter(float[] values, Shape shape) {
        PtNDManager manager = program.manager();
        keep(params, "params[]", manager.create(values, shape));
        keep(first, "first[]", manager.zeros(shape));
        keep(second, "second[]", manager.zeros(shape));
        keep(steps, "steps[]", manager.create(0f));
    }

    private static void keep(List<NDArray> list, String name, NDArray array) {
        array.setName(name);
        list.add(array);
    }
}
