package io.limbeck.trainer.distil;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.trainer.fit.TransformerWeights;
import io.limbeck.trainer.pretrained.EncoderShape;
import io.limbeck.trainer.pretrained.EncoderWeights;
import io.limbeck.trainer.pretrained.LayerShape;
import io.limbeck.trainer.pretrained.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An encoder as Hugging Face lays it out, which nobody trained: four narrow layers over words and letters. */
public final class TinyDirectory {
    public static final int LAYERS = 4;
    public static final int HIDDEN = 24;
    private static final int POSITIONS = 20;

    private TinyDirectory() {}

    /** @param words pieces of their own; all others are spelled */
    public static Path write(Path directory, List<String> words) throws IOException {
        Files.createDirectories(directory);
        List<String> pieces = new ArrayList<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]"));
        for (char letter = 'a'; letter <= 'z'; letter++) {
            pieces.add(String.valueOf(letter));
            pieces.add("##" + letter);
        }
        pieces.addAll(words);
        EncoderShape shape = new EncoderShape(
                pieces.size(),
                POSITIONS,
                2,
                HIDDEN,
                Collections.nCopies(LAYERS, new LayerShape(2, HIDDEN / 2, 2 * HIDDEN)),
                1e-12);
        EncoderWeights weights = TransformerWeights.random(shape, 2, 7).encoder();
        Files.writeString(directory.resolve("config.json"), config(shape));
        Files.write(directory.resolve("tokenizer.json"), tokenizer(pieces));
        Safetensors.write(directory.resolve("model.safetensors"), shape.tensors(), weights::tensor);
        return directory;
    }

    private static String config(EncoderShape shape) {
        ObjectNode config = new ObjectMapper().createObjectNode();
        config.put("model_type", "bert").put("hidden_act", "gelu").put("hidden_size", HIDDEN);
        config.put("num_attention_heads", 2).put("num_hidden_layers", LAYERS).put("intermediate_size", 2 * HIDDEN);
        config.put("vocab_size", shape.vocabulary()).put("max_position_embeddings", POSITIONS);
        return config.put("type_vocab_size", 2).put("layer_norm_eps", 1e-12).toString();
    }

    private static byte[] tokenizer(List<String> pieces) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode file = json.createObjectNode().put("version", "1.0");
        file.putNull("truncation").putNull("padding");
        for (int id = 0; id < 4; id++) {
            file.withArray("added_tokens")
                    .addObject()
                    .put("id", id)
                    .put("content", pieces.get(id))
                    .put("single_word", false)
                    .put("lstrip", false)
                    .put("rstrip", false)
                    .put("normalized", false)
                    .put("special", true);
        }
        file.putObject("normalizer")
                .put("type", "BertNormalizer")
                .put("clean_text", true)
                .put("handle_chinese_chars", true)
                .putNull("strip_accents")
                .put("lowercase", true);
        file.putObject("pre_tokenizer").put("type", "BertPreTokenizer");
        ObjectNode post = file.putObject("post_processor").put("type", "BertProcessing");
        post.putArray("sep").add("[SEP]").add(3);
        post.putArray("cls").add("[CLS]").add(2);
        file.putObject("decoder").put("type", "WordPiece").put("prefix", "##").put("cleanup", true);
        ObjectNode model = file.putObject("model")
                .put("type", "WordPiece")
                .put("unk_token", "[UNK]")
                .put("continuing_subword_prefix", "##")
                .put("max_input_chars_per_word", 100);
        ObjectNode vocabulary = model.putObject("vocab");
        for (int id = 0; id < pieces.size(); id++) {
            vocabulary.put(pieces.get(id), id);
        }
        return json.writeValueAsBytes(file);
    }
}
