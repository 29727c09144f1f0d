package com.bakery.training.workflows.training;

import com.bakery.training.workflows.FailureType;
import io.temporal.failure.ApplicationFailure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The rows of one job, in memory, with the promises of the real activities: idempotent, absolute counts. */
final class FakeJob implements JobActivities {
    static final UUID TENANT = id("tenant");

    /** Of its own for every test: a server that lives longer than a test never runs a job twice. */
    final UUID id = UUID.randomUUID();

    final List<PlannedProduct> products = new ArrayList<>();
    final Map<UUID, ProductOutcome> rows = new ConcurrentHashMap<>();
    final List<UUID> unchanged = new ArrayList<>();
    final ConcurrentLinkedQueue<ProgressRecord> saved = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<FinishRequest> finished = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<PageRequest> pages = new ConcurrentLinkedQueue<>();
    final AtomicInteger swept = new AtomicInteger();
    final AtomicInteger planned = new AtomicInteger();
    final AtomicInteger failuresOfFinish = new AtomicInteger();
    final AtomicInteger failuresOfSave = new AtomicInteger();
    volatile boolean running = true;

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** Products named p1, p2 … by rank. */
    FakeJob withProducts(int count) {
        IntStream.rangeClosed(1, count)
                .forEach(rank -> products.add(new PlannedProduct(id("p" + rank), "p" + rank, rank)));
        return this;
    }

    FakeJob withRow(String name, ProductOutcome outcome) {
        rows.put(id(name), outcome);
        return this;
    }

    FakeJob withUnchanged(String... names) {
        List.of(names).forEach(name -> unchanged.add(id(name)));
        return this;
    }

    ProductCounts counts() {
        return new ProductCounts(
                products.size(),
                count(ProductOutcome.COMPLETED),
                count(ProductOutcome.SKIPPED),
                count(ProductOutcome.FAILED));
    }

    @Override
    public ProductCounts plan(JobRun job) {
        planned.incrementAndGet();
        if (!running) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "job " + id + " is cancelled", FailureType.JOB_NOT_RUNNING.typeName());
        }
        return counts();
    }

    @Override
    public ProductPage nextPage(PageRequest request) {
        pages.add(request);
        List<PlannedProduct> looked = products.stream()
                .filter(product -> product.rank() > request.afterRank())
                .filter(product -> !rows.containsKey(product.productId()))
                .limit(request.limit())
                .toList();
        looked.stream()
                .filter(this::isSkipped)
                .forEach(product -> rows.put(product.productId(), ProductOutcome.SKIPPED));
        int lastRank = looked.isEmpty()
                ? request.afterRank()
                : looked.get(looked.size() - 1).rank();
        boolean last = products.stream()
                .noneMatch(product -> product.rank() > lastRank && !rows.containsKey(product.productId()));
        return new ProductPage(
                looked.stream().filter(product -> !isSkipped(product)).toList(), counts(), lastRank, last);
    }

    @Override
    public void saveProgress(ProgressRecord progress) {
        if (failuresOfSave.getAndDecrement() > 0) {
            throw new IllegalStateException("database is away");
        }
        saved.add(progress);
    }

    @Override
    public void finish(FinishRequest request) {
        if (failuresOfFinish.getAndDecrement() > 0) {
            throw new IllegalStateException("database is away");
        }
        finished.add(request);
    }

    @Override
    public void sweepStaged(JobRun job) {
        swept.incrementAndGet();
    }

    private boolean isSkipped(PlannedProduct product) {
        return unchanged.contains(product.productId());
    }

    private int count(ProductOutcome outcome) {
        return (int) rows.values().stream().filter(outcome::equals).count();
    }
}
