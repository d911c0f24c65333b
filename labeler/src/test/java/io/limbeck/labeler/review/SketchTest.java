package io.limbeck.labeler.review;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SketchTest {

    @Property(tries = 200)
    void equalTextsAreEqual(@ForAll String text) {
        assertThat(Sketch.of(text).similarity(Sketch.of(text))).isEqualTo(1);
    }

    @Test
    void nearDuplicatesAreNear() {
        Sketch one = Sketch.of("Where is my parcel 48213? It should have been here on Monday.");
        Sketch two = Sketch.of("where is my parcel 91156? It should have been here on Monday.");

        assertThat(one.similarity(two)).isGreaterThan(0.6);
    }

    @Test
    void differentTextsAreFar() {
        Sketch one = Sketch.of("Where is my parcel 48213? It should have been here on Monday.");
        Sketch two = Sketch.of("登录以后看不到我的订单,一直提示密码错误");

        assertThat(one.similarity(two)).isLessThan(0.1);
    }
}
