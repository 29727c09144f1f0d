package com.bakery.training.standalone.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server process that outlived the application which started it, after a kill -9 of the latter. */
final class OrphanProcess {
    private static final Logger LOG = LoggerFactory.getLogger(OrphanProcess.class);

    private OrphanProcess() {}

    /**
     * Stops the process {@code pid} if it runs {@code program}: a pid file may be older than the last boot, and its
     * number taken by somebody else. Asks with SIGINT, which both PostgreSQL (fast shutdown) and the Temporal CLI
     * understand; after {@code patience} it is killed. Returns when the process is gone.
     */
    static void stop(long pid, String program, Duration patience) {
        Optional<ProcessHandle> orphan = ProcessHandle.of(pid).filter(process -> runs(process, program));
        orphan.ifPresent(process -> {
            LOG.info("Stopping {} (process {}), left over from a run that was killed", program, pid);
            interrupt(process);
            if (!endsWithin(process, patience)) {
                process.destroyForcibly();
                endsWithin(process, patience);
            }
        });
    }

    private static boolean runs(ProcessHandle process, String program) {
        // Linux says so where the file was replaced since, as an update of the program does.
        String command = process.info().command().orElse("").replaceFirst(" \\(deleted\\)$", "");
        return command.endsWith(program) || command.endsWith(program + ".exe");
    }

    private static void interrupt(ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
        } catch (IOException e) {
            LOG.debug("No kill command here, so the process is asked to terminate", e);
            process.destroy();
        }
    }

    private static boolean endsWithin(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot wait for process " + process.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
