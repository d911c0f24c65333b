package io.limbeck.trainer.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import io.limbeck.trainer.pretrained.EncoderWeights;
import io.limbeck.trainer.pretrained.TensorShape;
import java.util.ArrayList;
import java.util.List;

/**
 * Parameters that AdamW treats alike, with their optimizer's state, as lists that a TorchScript program takes and changes
 * in place.
 *
 * <p>The program must get them as its own arguments: what is written to tensors of a list that it has put together itself
 * libtorch takes for without effect, and leaves out.
 */
final class ParameterGroup {
    private final String name;
    private final List<NDArray> parameters = new ArrayList<>();
    private final List<NDArray> first = new ArrayList<>();
    private final List<NDArray> second = new ArrayList<>();
    private final List<NDArray> steps = new ArrayList<>();

    ParameterGroup(String name) {
        this.name = name;
    }

    void add(PtNDManager manager, float[] values, Shape shape) {
        keep(parameters, name + "[]", manager.create(values, shape));
    }

    void add(PtNDManager manager, EncoderWeights encoder, TensorShape tensor) {
        long[] dimensions =
                tensor.dimensions().stream().mapToLong(Integer::longValue).toArray();
        add(manager, encoder.tensor(tensor.name()), new Shape(dimensions));
    }

    /** Makes the optimizer's state, twice the parameters' memory, which whoever only answers does not need. */
    void prepare() {
        for (NDArray parameter : parameters.subList(steps.size(), parameters.size())) {
            keep(first, name + "_first[]", parameter.zerosLike());
            keep(second, name + "_second[]", parameter.zerosLike());
            keep(steps, name + "_steps[]", parameter.getManager().create(0f));
        }
    }

    List<NDArray> parameters() {
        return parameters;
    }

    /** Running means of the gradients. */
    List<NDArray> first() {
        return first;
    }

    /** Running means of the gradients' squares. */
    List<NDArray> second() {
        return second;
    }

    /** How many steps each has taken. */
    List<NDArray> steps() {
        return steps;
    }

    /** Neighbours of one name ending in [] reach the program as one list. */
    static void keep(List<NDArray> list, String name, NDArray array) {
        array.setName(name);
        list.add(array);
    }
}
