package io.limbeck.trainer.round;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** One bar a stage, on a terminal. */
public final class ProgressBars implements Progress, AutoCloseable {
    private final PrintStream out;
    private ProgressBar bar;

    public ProgressBars(PrintStream out) {
        this.out = out;
    }

    @Override
    public void stage(String name, long steps) {
        close();
        bar = new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(steps > 0 ? steps : -1)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(out))
                .build();
    }

    @Override
    public void advance(long steps) {
        if (bar != null) {
            bar.stepBy(steps);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
