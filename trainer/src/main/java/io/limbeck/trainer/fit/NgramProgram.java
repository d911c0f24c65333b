package io.limbeck.trainer.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An {@code ngram} student in libtorch: its parameters, their optimizer's state and the TorchScript program that changes
 * both in place. A whole training step is one native call.
 *
 * <p>The program touches only the table rows that occur in a batch (AdaGrad: Duchi, Hazan and Singer, 2011), so a
 * step's cost does not depend on the size of the table. The dense layers take AdamW. It computes on the calling thread
 * alone: the operations of a step are so small that waiting for a second thread costs more than it computes, and sums
 * have one order. Not thread-safe.
 */
final class NgramProgram implements AutoCloseable {
    /** The dense layers' share of the table's rate. */
    private static final double DENSE_RATE = 0.1;

    private final TorchProgram program;
    private final StudentWeights shape;
    private final List<NDArray> rows = new ArrayList<>();
    private final List<NDArray> dense = new ArrayList<>();
    private final List<NDArray> first = new ArrayList<>();
    private final List<NDArray> second = new ArrayList<>();
    private final List<NDArray> steps = new ArrayList<>();

    NgramProgram(StudentWeights start) {
        this.shape = start;
        this.program = new TorchProgram("NgramStudent", "ngram-student.torchscript", 1);
        PtNDManager manager = program.manager();
        Shape table = new Shape(start.buckets(), start.width());
        keep(rows, "rows[]", manager.create(start.table(), table));
        keep(rows, "rows[]", manager.zeros(table));
        parameter(start.bias(), new Shape(start.classes()));
        parameter(start.hiddenBias(), new Shape(start.hidden()));
        parameter(start.out(), new Shape(start.classes(), start.hidden()));
    }

    /** One step; returns loss, its KL part, its CE part and the gradient's norm before clipping. */
    float[] step(Batch batch, Distillation loss, FitSettings settings, double rateShare) {
        try (PtNDManager scope = program.scope()) {
            NDList inputs = new NDList(
                    scope.create(batch.used()),
                    scope.create(batch.places()),
                    scope.create(batch.weights()),
                    scope.create(batch.starts()),
                    scope.create(batch.owners()),
                    scope.create(batch.gold()),
                    scope.create(batch.goldWeights()),
                    scope.create(batch.teacher(), new Shape(batch.size(), shape.classes())),
                    scalars(scope, loss, settings, settings.learningRate() * rateShare));
            for (List<NDArray> state : List.of(rows, dense, first, second, steps)) {
                inputs.addAll(state);
            }
            return program.run("step", inputs).head().toFloatArray();
        }
    }

    /** Logits {@code [rows][classes]}. */
    float[][] logits(SparseRows features) {
        float[][] logits = new float[features.size()][];
        for (int from = 0; from < features.size(); from += 1024) {
            int[] places = Batch.range(from, Math.min(from + 1024, features.size()));
            try (PtNDManager scope = program.scope()) {
                SparseRows chosen = features.select(places);
                NDList inputs = new NDList(
                        scope.create(Batch.longs(chosen.ids(), chosen.ids().length)),
                        scope.create(chosen.weights()),
                        scope.create(Batch.longs(chosen.starts(), chosen.size())));
                inputs.addAll(rows);
                inputs.addAll(dense);
                float[] flat = program.run("logits", inputs).head().toFloatArray();
                for (int i = 0; i < places.length; i++) {
                    logits[from + i] = Arrays.copyOfRange(flat, i * shape.classes(), (i + 1) * shape.classes());
                }
            }
        }
        return logits;
    }

    /** A copy of the parameters as they are now. */
    StudentWeights weights() {
        return new StudentWeights(
                shape.classes(),
                shape.hidden(),
                shape.buckets(),
                rows.get(0).toFloatArray(),
                dense.get(0).toFloatArray(),
                dense.get(1).toFloatArray(),
                dense.get(2).toFloatArray());
    }

    @Override
    public void close() {
        program.close();
    }

    private static NDArray scalars(PtNDManager scope, Distillation loss, FitSettings settings, double rowRate) {
        return scope.create(new float[] {
            (float) (rowRate * DENSE_RATE),
            (float) rowRate,
            settings.weightDecay().floatValue(),
            settings.clip().floatValue(),
            loss.alpha().floatValue(),
            loss.temperature().floatValue()
        });
    }

    private void parameter(float[] values, Shape shape) {
        PtNDManager manager = program.manager();
        keep(dense, "dense[]", manager.create(values, shape));
        keep(first, "first[]", manager.zeros(shape));
        keep(second, "second[]", manager.zeros(shape));
        keep(steps, "steps[]", manager.create(0f));
    }

    /** Neighbours of one name ending in [] reach the program as one list. */
    private static void keep(List<NDArray> list, String name, NDArray array) {
        array.setName(name);
        list.add(array);
    }
}
