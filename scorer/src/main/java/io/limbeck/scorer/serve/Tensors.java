package io.limbeck.scorer.serve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Predictions as tensors of the Open Inference Protocol, version 2; rows are flattened, as its JSON form allows. */
final class Tensors {
    private static final String BYTES = "BYTES";
    private static final String FP64 = "FP64";

    private Tensors() {}

    static List<Map<String, Object>> inputs() {
        return List.of(described("text", BYTES, List.of(-1)));
    }

    /** @param labels how many, or -1 while no model says */
    static List<Map<String, Object>> outputs(int labels) {
        return List.of(
                described("label", BYTES, List.of(-1)),
                described("confidence", FP64, List.of(-1)),
                described("scores", FP64, List.of(-1, labels)));
    }

    /** Label [n], confidence [n] and scores [n, labels], the labels' names beside the scores. */
    static List<Map<String, Object>> of(List<Predicted> predictions) {
        int rows = predictions.size();
        List<String> labels =
                rows == 0 ? List.of() : List.copyOf(predictions.get(0).scores().keySet());
        List<Double> scores = new ArrayList<>();
        predictions.forEach(prediction -> scores.addAll(prediction.scoresInOrder()));
        Map<String, Object> scored = tensor("scores", FP64, List.of(rows, labels.size()), scores);
        scored.put("parameters", Map.of("labels", labels));
        return List.of(
                tensor(
                        "label",
                        BYTES,
                        List.of(rows),
                        predictions.stream().map(Predicted::label).toList()),
                tensor(
                        "confidence",
                        FP64,
                        List.of(rows),
                        predictions.stream().map(Predicted::confidence).toList()),
                scored);
    }

    private static Map<String, Object> tensor(String name, String datatype, List<Integer> shape, List<?> data) {
        Map<String, Object> tensor = described(name, datatype, shape);
        tensor.put("data", data);
        return tensor;
    }

    private static Map<String, Object> described(String name, String datatype, List<Integer> shape) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("name", name);
        description.put("datatype", datatype);
        description.put("shape", shape);
        return description;
    }
}
