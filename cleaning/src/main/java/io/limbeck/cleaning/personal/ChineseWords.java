package io.limbeck.cleaning.personal;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.corpus.io.IIOAdapter;
import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.Viterbi.ViterbiSegment;
import com.hankcs.hanlp.seg.common.Term;
import com.hankcs.hanlp.utility.Predefine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.logging.Level;

/**
 * HanLP's segmentation of Chinese into words, where personal names are words of their own. Loaded when the first Chinese
 * text needs it (a third of a second, 40 MB). Its dictionaries come out of its own jar: it reads and writes no file and logs
 * nothing. Thread-safe.
 */
final class ChineseWords {
    private final Segment segment;

    private ChineseWords(Segment segment) {
        this.segment = segment;
    }

    private static ChineseWords load() {
        // HanLP is configured by static fields only; nothing else here uses it.
        HanLP.Config.IOAdapter = new JarOnly();
        Predefine.logger.setLevel(Level.OFF);
        Segment segment = new ViterbiSegment()
                .enableCustomDictionary(false)
                .enableNameRecognize(true)
                .enableTranslatedNameRecognize(false)
                .enableJapaneseNameRecognize(false)
                .enablePlaceRecognize(true) // names of places and firms hold many that could be people's
                .enableOrganizationRecognize(true)
                .enableOffset(true);
        segment.seg("加载");
        return new ChineseWords(segment);
    }

    static ChineseWords get() {
        return Loaded.WORDS;
    }

    /** The words of a stretch, in order; time linear in its length. */
    List<Term> of(String stretch) {
        return segment.seg(stretch);
    }

    /** Loaded on first use, by one thread. */
    private static final class Loaded {
        static final ChineseWords WORDS = load();
    }

    /** Dictionaries inside the jar, and nothing else. */
    private static final class JarOnly implements IIOAdapter {
        @Override
        public InputStream open(String path) throws IOException {
            InputStream resource = HanLP.class.getResourceAsStream("/" + path);
            if (resource == null) {
                throw new IOException("HanLP's jar has no " + path);
            }
            return resource;
        }

        @Override
        public OutputStream create(String path) throws IOException {
            throw new IOException("HanLP is to write nothing, not " + path);
        }
    }
}
