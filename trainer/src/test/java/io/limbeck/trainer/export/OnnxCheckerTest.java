package io.limbeck.trainer.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.onnx.global.onnx.InferShapes;
import static org.bytedeco.onnx.global.onnx.ParseProtoFromBytes;
import static org.bytedeco.onnx.global.onnx.check_model;

import io.limbeck.trainer.fit.TransformerWeights;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.onnx.ModelProto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What ONNX's own checker says of our graphs, shape inference included. */
@EnabledOnOs(
        value = OS.LINUX,
        architectures = {"amd64", "x86_64"})
class OnnxCheckerTest {
    private final TransformerWeights student = RandomTransformer.uneven(90, 3);

    @Test
    void graphInSinglePrecisionIsSound() {
        check(TransformerExport.fp32(student));
    }

    @Test
    void graphInBytesIsSound() {
        check(TransformerExport.int8(student, ByteTransformerTest.ranges(student)));
    }

    @Test
    void checkerFindsWhatIsWrong() {
        GraphWriter graph = new GraphWriter("broken");
        graph.node("Relu", List.of("nowhere"), "out");
        graph.output("out", "batch");

        assertThatThrownBy(() -> check(graph.model())).hasMessageContaining("nowhere");
    }

    private static void check(byte[] onnx) {
        ModelProto model = new ModelProto();
        assertThat(ParseProtoFromBytes(model, new BytePointer(onnx), onnx.length))
                .isTrue();
        check_model(model, true, false, false);
        InferShapes(model);
    }
}
