package io.limbeck.labeler.loop;

import java.util.List;

/** Where accuracy over time comes from, when something that knows the truth runs beside the loop, such as the demo. */
@FunctionalInterface
public interface CurveSource {
    /** The curves so far, in the order in which they are drawn; called from several threads. */
    List<Curve> curves();

    /** For a loop of which nobody knows the truth. */
    static CurveSource none() {
        return List::of;
    }

    /** @param name what the legend says, e.g. {@code served model} */
    record Curve(String name, List<Point> points) {
        public Curve {
            points = List.copyOf(points);
        }
    }

    /**
     * @param epochSecond when
     * @param accuracy in [0, 1]
     */
    record Point(double epochSecond, double accuracy) {}
}
