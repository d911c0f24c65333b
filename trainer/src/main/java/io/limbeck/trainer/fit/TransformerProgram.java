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
import java.util.Optional;
import java.util.stream.Stream;

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
    private final NDArray heads;
    private final boolean matches;
    private final MatchedEncoder matched;
    private final ParameterGroup matrices = new ParameterGroup("matrices");
    /** And the norms' weights. */
    private final ParameterGroup biases = new ParameterGroup("biases");
    /** Accumulated gradients: the matrices', then the others'. */
    private final List<NDArray> sums = new ArrayList<>();

    /** @param threads that compute, a setting of the whole process until this is closed */
    TransformerProgram(TransformerWeights start, int threads) {
        this(start, Optional.empty(), threads);
    }

    /**
     * @param matching may be weighed in steps; where it is empty, it must not be
     * @throws IllegalArgumentException the student cannot be matched with it
     */
    TransformerProgram(TransformerWeights start, Optional<Matching> matching, int threads) {
        matching.ifPresent(given -> given.check(start.encoder().shape()));
        this.shape = start.encoder().shape();
        this.classes = start.classes();
        this.program = new TorchProgram("TransformerStudent", "transformer-student.torchscript", threads);
        PtNDManager manager = program.manager();
        for (TensorShape tensor : shape.tensors()) {
            group(tensor.dimensions().size()).add(manager, start.encoder(), tensor);
        }
        matrices.add(manager, start.head(), new Shape(classes, shape.hidden()));
        biases.add(manager, start.bias(), new Shape(classes));
        this.heads = manager.create(
                shape.layers().stream().mapToLong(LayerShape::heads).toArray());
        this.matches = matching.isPresent();
        this.matched = matching.map(given -> MatchedEncoder.of(manager, given))
                .orElseGet(() -> MatchedEncoder.nobody(manager));
    }

    /** One step; returns loss, its parts (KL, CE, vectors, hidden, attention), and the gradient's norm before clipping. */
    float[] step(TokenBatch batch, StepScalars scalars) {
        return learn("step", batch, scalars, state());
    }

    /**
     * Adds these rows' gradients to those that wait for {@link #apply}; returns loss and its parts: these rows' shares of
     * the whole batch's.
     */
    float[] accumulate(TokenBatch batch, StepScalars scalars) {
        if (sums.isEmpty()) {
            for (NDArray parameter : parameters()) {
                ParameterGroup.keep(sums, "sums[]", program.manager().zeros(parameter.getShape()));
            }
        }
        return learn("accumulate", batch, scalars, List.of(matrices.parameters(), biases.parameters(), sums));
    }

    /** A step with the gradients that have been accumulated; returns their norm before clipping. */
    float apply(StepScalars scalars) {
        try (PtNDManager scope = program.scope()) {
            NDList inputs = new NDList(scalars(scope, scalars));
            state().forEach(inputs::addAll);
            inputs.addAll(sums);
            return program.run("apply", inputs).head().getFloat();
        }
    }

    /** Forgets the gradients that have been accumulated. */
    void discard() {
        sums.forEach(NDArray::close);
        sums.clear();
    }

    TransformerAnswers answer(TokenBatch batch) {
        try (PtNDManager scope = program.scope()) {
            NDList inputs = tokens(scope, batch);
            inputs.add(heads);
            inputs.add(scalars(scope, StepScalars.ofAnswer()));
            inputs.addAll(parameters());
            NDList answers = program.run("answer", inputs);
            return new TransformerAnswers(
                    rows(answers.get(0).toFloatArray(), shape.hidden()),
                    rows(answers.get(1).toFloatArray(), classes));
        }
    }

    /** A copy of the parameters as they are now. */
    TransformerWeights weights() {
        List<float[]> values = inOrder(parameters());
        List<TensorShape> names = shape.tensors();
        Map<String, float[]> tensors = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            tensors.put(names.get(i).name(), values.get(i));
        }
        return new TransformerWeights(
                new EncoderWeights(shape, tensors), values.get(names.size()), values.get(names.size() + 1));
    }

    /** The accumulated gradients: those of the encoder's tensors, of the head and of its bias. */
    List<float[]> gradients() {
        return inOrder(sums);
    }

    /** How many arrays live as long as the program: no call leaves any behind. */
    int arrays() {
        return program.manager().getManagedArrays().size();
    }

    @Override
    public void close() {
        program.close();
    }

    private float[] learn(String method, TokenBatch batch, StepScalars scalars, List<List<NDArray>> state) {
        if (scalars.match().ofLayers() && !matches) {
            throw new IllegalArgumentException("there is no encoder to match layers with");
        }
        try (PtNDManager scope = program.scope()) {
            NDList inputs = tokens(scope, batch);
            inputs.add(scope.create(batch.gold()));
            inputs.add(scope.create(batch.goldWeights()));
            inputs.add(scope.create(batch.teacher(), new Shape(batch.size(), classes)));
            inputs.add(scope.create(batch.vectors(), new Shape(batch.size(), batch.vectors().length / batch.size())));
            inputs.add(heads);
            inputs.add(scalars(scope, scalars));
            inputs.addAll(matched.inputs());
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
        return scope.create(scalars.values(shape.epsilon()));
    }

    private static float[][] rows(float[] flat, int width) {
        float[][] rows = new float[flat.length / width][];
        Arrays.setAll(rows, r -> Arrays.copyOfRange(flat, r * width, (r + 1) * width));
        return rows;
    }

    private ParameterGroup group(int dimensions) {
        return dimensions > 1 ? matrices : biases;
    }

    private List<NDArray> parameters() {
        return Stream.of(matrices, biases)
                .flatMap(group -> group.parameters().stream())
                .toList();
    }

    private List<List<NDArray>> state() {
        matrices.prepare();
        biases.prepare();
        return List.of(
                matrices.parameters(),
                biases.parameters(),
                matrices.first(),
                biases.first(),
                matrices.second(),
                biases.second(),
                matrices.steps(),
                biases.steps());
    }

    /** Copies of the matrices' and then the others' arrays, in the order of computation. */
    private List<float[]> inOrder(List<NDArray> grouped) {
        if (grouped.isEmpty()) {
            return List.of();
        }
        List<float[]> values = new ArrayList<>();
        int matrix = 0;
        int bias = matrices.parameters().size();
        for (TensorShape tensor : shape.tensors()) {
            NDArray next = grouped.get(tensor.dimensions().size() > 1 ? matrix++ : bias++);
            values.add(next.toFloatArray());
        }
        values.add(grouped.get(matrix).toFloatArray());
        values.add(grouped.get(bias).toFloatArray());
        return values;
    }
}
