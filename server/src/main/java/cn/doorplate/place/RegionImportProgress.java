package cn.doorplate.place;

import java.io.PrintStream;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows how far an import is: a bar where somebody watches a terminal, else a line every few seconds. */
class RegionImportProgress implements AutoCloseable {

    private static final int LINE_MILLIS = 5_000;
    private static final int LINE_LENGTH = 100;

    private final PrintStream out;
    private final boolean terminal;
    private @Nullable ProgressBar bar;

    RegionImportProgress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Ends the phase before and begins another. */
    void start(String phase, long total) {
        close();
        ProgressBarBuilder builder =
                new ProgressBarBuilder().setTaskName(phase).setInitialMax(total).setStyle(ProgressBarStyle.ASCII);
        if (!terminal) {
            builder.setUpdateIntervalMillis(LINE_MILLIS)
                    .setConsumer(new DelegatingProgressBarConsumer(out::println, LINE_LENGTH));
        }
        bar = builder.build();
    }

    void at(long done) {
        if (bar != null) {
            bar.stepTo(done);
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
