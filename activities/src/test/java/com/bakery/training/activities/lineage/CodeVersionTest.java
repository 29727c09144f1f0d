package com.bakery.training.activities.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CodeVersionTest {

    @Test
    void isTheCommitOfTheWorkingCopy() throws Exception {
        String head = head();
        assumeThat(head).as("a working copy and git").matches("[0-9a-f]{40}");
        assertThat(CodeVersion.current()).startsWith(head).matches("[0-9a-f]{40}(-dirty)?");
    }

    private static String head() throws InterruptedException {
        try {
            Process git = new ProcessBuilder("git", "rev-parse", "HEAD").start();
            String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor(10, TimeUnit.SECONDS) && git.exitValue() == 0 ? answer : "";
        } catch (IOException e) {
            return "no git: " + e.getMessage();
        }
    }
}
