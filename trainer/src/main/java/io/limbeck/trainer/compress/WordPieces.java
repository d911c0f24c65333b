package io.limbeck.trainer.compress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The vocabulary of a Hugging Face {@code tokenizer.json} whose model is WordPiece. */
final class WordPieces {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode file;
    private final String[] pieces;
    private final Set<String> special = new HashSet<>();
    private final String continuing;
    private final boolean ideographsAreWords;

    /** @throws IllegalArgumentException it is another kind of tokenizer, or its ids have gaps */
    WordPieces(byte[] tokenizerJson) {
        try {
            this.file = (ObjectNode) JSON.readTree(tokenizerJson);
        } catch (IOException | ClassCastException e) {
            throw new IllegalArgumentException("tokenizer.json is not a tokenizer", e);
        }
        JsonNode model = file.path("model");
        if (!model.path("type").asText().equals("WordPiece")) {
            throw new IllegalArgumentException("only WordPiece vocabularies can be pruned, not '"
                    + model.path("type").asText() + "'");
        }
        this.ideographsAreWords =
                file.path("normalizer").path("handle_chinese_chars").asBoolean();
        this.continuing = model.path("continuing_subword_prefix").asText();
        this.pieces = new String[model.path("vocab").size()];
        for (Map.Entry<String, JsonNode> piece : model.path("vocab").properties()) {
            int id = piece.getValue().asInt(-1);
            if (id < 0 || id >= pieces.length || pieces[id] != null) {
                throw new IllegalArgumentException("the vocabulary's ids are not 0 to " + (pieces.length - 1));
            }
            pieces[id] = piece.getKey();
        }
        file.path("added_tokens")
                .forEach(token -> special.add(token.path("content").asText()));
        special.add(model.path("unk_token").asText());
    }

    int size() {
        return pieces.length;
    }

    boolean isSpecial(int id) {
        return special.contains(pieces[id]);
    }

    /** What no text ever becomes: placeholders, and more than an ideograph where each of those is a word. */
    boolean isUnused(int id) {
        if (pieces[id].startsWith("[unused")) {
            return !isSpecial(id);
        }
        int[] characters = characters(id);
        return ideographsAreWords
                && (continues(id) || characters.length > 1)
                && Arrays.stream(characters).anyMatch(Ideographs::includes);
    }

    /** Whether the piece is an ideograph, and each of those a word. */
    boolean isIdeograph(int id) {
        int[] characters = characters(id);
        return ideographsAreWords && !continues(id) && characters.length == 1 && Ideographs.includes(characters[0]);
    }

    /**
     * The ids of another vocabulary's pieces, in that one's order.
     *
     * @throws IllegalArgumentException this one has not all of them
     */
    List<Integer> idsOf(WordPieces others) {
        Map<String, Integer> ids = new HashMap<>();
        for (int id = 0; id < pieces.length; id++) {
            ids.put(pieces[id], id);
        }
        long missing = Arrays.stream(others.pieces)
                .filter(piece -> !ids.containsKey(piece))
                .count();
        if (missing > 0) {
            throw new IllegalArgumentException("of " + others.size() + " word pieces the vocabulary lacks " + missing);
        }
        return Arrays.stream(others.pieces).map(ids::get).toList();
    }

    /** Whether the piece goes on a word that others began. */
    boolean continues(int id) {
        return pieces[id].startsWith(continuing) && pieces[id].length() > continuing.length();
    }

    /** The characters of a piece, as code points. */
    int[] characters(int id) {
        return (continues(id) ? pieces[id].substring(continuing.length()) : pieces[id])
                .codePoints()
                .toArray();
    }

    /**
     * The file with these pieces only, numbered anew in their order.
     *
     * @param kept ids, ascending, every special one among them
     * @param longest most tokens of a text
     */
    byte[] rebuilt(List<Integer> kept, int longest) {
        ObjectNode rebuilt = file.deepCopy();
        ObjectNode vocabulary = JSON.createObjectNode();
        int[] renumbered = new int[pieces.length];
        for (int id = 0; id < kept.size(); id++) {
            vocabulary.put(pieces[kept.get(id)], id);
            renumbered[kept.get(id)] = id;
        }
        ((ObjectNode) rebuilt.path("model")).set("vocab", vocabulary);
        for (JsonNode token : rebuilt.path("added_tokens")) {
            ((ObjectNode) token).put("id", renumbered[token.path("id").asInt()]);
        }
        renumber(rebuilt.path("post_processor"), renumbered);
        rebuilt.putNull("padding");
        rebuilt.putObject("truncation")
                .put("direction", "Right")
                .put("max_length", longest)
                .put("strategy", "LongestFirst")
                .put("stride", 0);
        try {
            return JSON.writeValueAsBytes(rebuilt);
        } catch (IOException e) {
            throw new IllegalStateException("a tokenizer could not be written as JSON", e);
        }
    }

    /** Of the two kinds of post-processor that BERT's tokenizers have. */
    private static void renumber(JsonNode post, int[] renumbered) {
        for (JsonNode token : post.path("special_tokens")) {
            ArrayNode ids = (ArrayNode) token.path("ids");
            for (int i = 0; i < ids.size(); i++) {
                ids.set(i, renumbered[ids.get(i).asInt()]);
            }
        }
        for (String name : List.of("cls", "sep")) {
            if (post.path(name).isArray()) {
                ((ArrayNode) post.path(name))
                        .set(1, renumbered[post.path(name).path(1).asInt()]);
            }
        }
    }
}
