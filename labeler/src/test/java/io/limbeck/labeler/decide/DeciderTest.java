package io.limbeck.labeler.decide;

import static io.limbeck.labeler.SampleReviews.LABELS;
import static io.limbeck.labeler.SampleReviews.annotation;
import static io.limbeck.labeler.SampleReviews.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.labeler.decide.Verdict.Corrects;
import io.limbeck.labeler.decide.Verdict.Ignored;
import io.limbeck.labeler.decide.Verdict.Reason;
import io.limbeck.labeler.decide.Verdict.Settles;
import io.limbeck.labeler.decide.Verdict.Skips;
import io.limbeck.schemas.Annotation;
import io.limbeck.schemas.Answer;
import io.limbeck.schemas.Label;
import io.limbeck.schemas.LabelOrigin;
import io.limbeck.schemas.ReviewReason;
import io.limbeck.schemas.Settled;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeciderTest {
    private final Decider decider = new Decider(LabelSet.of(LABELS));

    @Test
    void agreesOnTheFirstLabel() {
        Settles settles = (Settles) first(annotation("r1", "ann", request("a", 0.5), "refund"));

        Label label = settles.label().orElseThrow();
        assertThat(label.getLabel()).isEqualTo("refund");
        assertThat(label.getId()).isEqualTo("a");
        assertThat(label.getLabelledBy()).isEqualTo(LabelOrigin.PEOPLE);
        assertThat(label.getReason()).isEqualTo(ReviewReason.LOW_CONFIDENCE);
        assertThat(label.getPropensity()).isEqualTo(1);
        assertThat(label.getAnswers()).isEqualTo(1);
        assertThat(settles.settled().getMatched()).isTrue();
    }

    @Test
    void settlesWithoutLabelWhenNoneFits() {
        assertThat(((Settles) first(annotation("r1", "ann", request("a", 0.5), null))).label())
                .isEmpty();
    }

    @Test
    void remembersThatTheAnswerCameBeforeItsRequest() {
        Verdict verdict = decider.decide(annotation("r1", "ann", request("a", 0.5), "refund"), Optional.empty(), false);

        assertThat(((Settles) verdict).settled().getMatched()).isFalse();
    }

    @Test
    void skipSettlesNothing() {
        Annotation skip = Annotation.newBuilder(annotation("r1", "ann", request("a", 0.5), null))
                .setAnswer(Answer.SKIP)
                .build();

        assertThat(first(skip)).isInstanceOf(Skips.class);
    }

    @Test
    void ignoresLabelThatIsNoneOfTheTask() {
        assertThat(first(annotation("r1", "ann", request("a", 0.5), "weather")))
                .isEqualTo(new Ignored(Reason.UNKNOWN_LABEL));
    }

    @Test
    void takesAnyNameWhereTheTaskFixesNone() {
        Verdict verdict = new Decider(LabelSet.of(List.of()))
                .decide(annotation("r1", "ann", request("a", 0.5), "weather"), Optional.empty(), true);

        assertThat(verdict).isInstanceOf(Settles.class);
    }

    @Test
    void ignoresAnswerReadBefore() {
        Annotation answer = annotation("r1", "ann", request("a", 0.5), "refund");

        assertThat(decider.decide(answer, Optional.of(settled(answer)), false)).isEqualTo(new Ignored(Reason.REPEATED));
    }

    @Test
    void ignoresSecondAnswerOfAnother() {
        Settled earlier = settled(annotation("r1", "ann", request("a", 0.5), "refund"));

        assertThat(decider.decide(annotation("r2", "bob", request("a", 0.5), "billing"), Optional.of(earlier), false))
                .isEqualTo(new Ignored(Reason.LATE));
    }

    @Test
    void letsThePersonCorrectTheirAnswer() {
        Settled earlier = settled(annotation("r1", "ann", request("a", 0.5), "refund"));

        Corrects corrects = (Corrects)
                decider.decide(annotation("r2", "ann", request("a", 0.5), "billing"), Optional.of(earlier), false);

        assertThat(corrects.label().orElseThrow().getLabel()).isEqualTo("billing");
        assertThat(corrects.settled().getRequestId()).isEqualTo("r2");
    }

    @Test
    void refusesQuorumItDoesNotKnow() {
        assertThatThrownBy(() -> new Quorum(3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("quorum must be 1, is 3: this release takes one person's answer as agreed");
    }

    private Verdict first(Annotation annotation) {
        return decider.decide(annotation, Optional.empty(), true);
    }

    private Settled settled(Annotation annotation) {
        return ((Settles) first(annotation)).settled();
    }
}
