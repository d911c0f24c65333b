package io.limbeck.scorer.serve;

import io.limbeck.model.Content;
import io.limbeck.model.Content.TabularContent;
import io.limbeck.model.Content.TextContent;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Cleans texts by a function, and leaves columns as they are. */
public record TextCleaning(UnaryOperator<String> texts) implements Cleaning {
    @Override
    public Content text(String original) {
        return new TextContent(texts.apply(original));
    }

    @Override
    public Content columns(Map<String, Object> original) {
        return new TabularContent(original);
    }
}
