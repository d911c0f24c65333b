package io.limbeck.trainer.collect;

import io.limbeck.model.Content;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A bounded sample of a stream that leans towards the recent: once full, every fifth record on average replaces one
 * chosen at random, so that the sample's age is about five times its size (biased reservoir sampling: Aggarwal, VLDB
 * 2006). Used by one thread.
 */
public final class RecentContents {
    private static final double SHARE = 0.2;

    private final int capacity;
    private final SplittableRandom random;
    private final List<String> ids = new ArrayList<>();
    private final List<Content> contents = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();

    public RecentContents(int capacity, long seed) {
        this.capacity = capacity;
        this.random = new SplittableRandom(seed);
    }

    public void add(String id, Content content) {
        Integer known = places.get(id);
        if (known != null) {
            contents.set(known, content);
        } else if (ids.size() < capacity) {
            places.put(id, ids.size());
            ids.add(id);
            contents.add(content);
        } else if (capacity > 0 && random.nextDouble() < SHARE) {
            int place = random.nextInt(capacity);
            places.remove(ids.get(place));
            places.put(id, place);
            ids.set(place, id);
            contents.set(place, content);
        }
    }

    /** Drops the record, if it is in the sample. */
    public void remove(String id) {
        Integer place = places.remove(id);
        if (place != null) {
            int last = ids.size() - 1;
            if (place != last) {
                ids.set(place, ids.get(last));
                contents.set(place, contents.get(last));
                places.put(ids.get(place), place);
            }
            ids.remove(last);
            contents.remove(last);
        }
    }

    public int size() {
        return ids.size();
    }

    /** As rows without a label. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            rows.add(Row.unlabelled(ids.get(i), contents.get(i)));
        }
        return rows;
    }
}
