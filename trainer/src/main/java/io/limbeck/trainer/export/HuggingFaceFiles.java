package io.limbeck.trainer.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.trainer.fit.TransformerWeights;
import io.limbeck.trainer.pretrained.EncoderShape;
import io.limbeck.trainer.pretrained.LayerShape;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * What stands beside a graph and its {@code tokenizer.json} in a directory that Hugging Face's libraries open, e.g.
 * optimum's {@code ORTModelForSequenceClassification}.
 */
public final class HuggingFaceFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private HuggingFaceFiles() {}

    /**
     * {@code config.json} and {@code tokenizer_config.json}. Where layers differ, the widest is named: the graph knows.
     *
     * @param labels in the order of the logits
     * @param longest most tokens of a text
     */
    public static Map<String, byte[]> of(TransformerWeights student, List<String> labels, int longest) {
        return Map.of(
                "config.json", bytes(config(student.encoder().shape(), labels)),
                "tokenizer_config.json", bytes(tokenizer(longest)));
    }

    private static ObjectNode config(EncoderShape shape, List<String> labels) {
        ObjectNode config = JSON.createObjectNode();
        config.put("model_type", "bert");
        config.putArray("architectures").add("BertForSequenceClassification");
        config.put("problem_type", "single_label_classification");
        config.put("hidden_size", shape.hidden());
        config.put("num_hidden_layers", shape.layers().size());
        config.put("num_attention_heads", widest(shape, LayerShape::heads));
        config.put("intermediate_size", widest(shape, LayerShape::inner));
        config.put("hidden_act", "gelu");
        config.put("vocab_size", shape.vocabulary());
        config.put("max_position_embeddings", shape.positions());
        config.put("type_vocab_size", shape.types());
        config.put("layer_norm_eps", shape.epsilon());
        config.put("pad_token_id", 0);
        ObjectNode names = config.putObject("id2label");
        ObjectNode ids = config.putObject("label2id");
        for (int i = 0; i < labels.size(); i++) {
            names.put(Integer.toString(i), labels.get(i));
            ids.put(labels.get(i), i);
        }
        return config;
    }

    /** Everything else about the tokenizer stands in {@code tokenizer.json}. */
    private static ObjectNode tokenizer(int longest) {
        ObjectNode config = JSON.createObjectNode();
        config.put("tokenizer_class", "PreTrainedTokenizerFast");
        config.put("model_max_length", longest);
        ArrayNode inputs = config.putArray("model_input_names");
        inputs.add("input_ids").add("attention_mask");
        config.put("pad_token", "[PAD]");
        config.put("unk_token", "[UNK]");
        config.put("cls_token", "[CLS]");
        config.put("sep_token", "[SEP]");
        config.put("mask_token", "[MASK]");
        return config;
    }

    private static int widest(EncoderShape shape, ToIntFunction<LayerShape> width) {
        return shape.layers().stream().mapToInt(width).max().orElseThrow();
    }

    private static byte[] bytes(ObjectNode json) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a description could not be written as JSON", e);
        }
    }
}
