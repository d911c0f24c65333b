package io.limbeck.scorer.serve;

import io.limbeck.cleaning.Cleaner;
import io.limbeck.model.Content;
import io.limbeck.model.Content.TabularContent;
import io.limbeck.model.Content.TextContent;
import java.util.Map;

/** What makes content of what a request says; nothing else sees what came in. */
public interface Cleaning {
    Content text(String original);

    /** @param original numbers, texts, truth values or null, by the column's name */
    Content columns(Map<String, Object> original);

    /** The same cleaner as in front of the records topic. */
    static Cleaning of(Cleaner cleaner) {
        return new Cleaning() {
            @Override
            public Content text(String original) {
                return new TextContent(cleaner.clean(original).text());
            }

            @Override
            public Content columns(Map<String, Object> original) {
                return new TabularContent(cleaner.clean(original).columns());
            }
        };
    }
}
