package io.limbeck.trainer.collect;

import io.limbeck.model.Content;
import io.limbeck.model.Content.TabularContent;
import io.limbeck.model.Content.TextContent;
import java.util.List;
import java.util.Map;

/** Contents known to be of one kind. */
public final class Contents {
    private Contents() {}

    /** @throws ClassCastException one is no text */
    public static List<String> texts(List<Content> contents) {
        return contents.stream().map(content -> ((TextContent) content).text()).toList();
    }

    /** @throws ClassCastException one has no columns */
    public static List<Map<String, Object>> tables(List<Content> contents) {
        return contents.stream()
                .map(content -> ((TabularContent) content).columns())
                .toList();
    }
}
