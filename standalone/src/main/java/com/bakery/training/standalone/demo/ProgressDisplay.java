package com.bakery.training.standalone.demo;

import com.bakery.training.standalone.demo.TrainingClient.JobStatus;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Shows how far some jobs are. */
interface ProgressDisplay extends AutoCloseable {

    /** The job of {@code label} is at {@code status}. */
    void show(String label, JobStatus status);

    @Override
    void close();

    /** Live bars where {@code out} is a terminal that people look at, plain lines elsewhere. */
    static ProgressDisplay on(PrintStream out, List<String> labels) {
        return isTerminal() ? new ProgressBars(labels) : new ProgressLines(out);
    }

    private static boolean isTerminal() {
        try (Terminal terminal = TerminalBuilder.builder().dumb(true).build()) {
            return !terminal.getType().startsWith(Terminal.TYPE_DUMB);
        } catch (IOException e) {
            return false; // no terminal is an answer here, not an error
        }
    }
}
