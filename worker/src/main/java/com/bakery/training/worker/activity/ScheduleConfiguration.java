package com.bakery.training.worker.activity;

import com.bakery.training.activities.queue.QueueWaker;
import com.bakery.training.activities.schedule.PlatformSchedule;
import com.bakery.training.activities.schedule.ScheduleActivitiesImpl;
import com.bakery.training.activities.schedule.ScheduleReconciler;
import com.bakery.training.registry.job.JobIntake;
import com.bakery.training.registry.schedule.ScheduleRepository;
import com.bakery.training.registry.tenancy.ExclusiveLock;
import com.bakery.training.worker.ScheduleProperties;
import com.bakery.training.worker.schedule.RepeatingTask;
import io.temporal.client.WorkflowClient;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Training at set times: the activity, and keeping the server's schedules like the rows, in one instance of the fleet. */
@Configuration(proxyBeanMethods = false)
public class ScheduleConfiguration {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    @Bean
    ScheduleActivitiesImpl scheduleActivities(
            ScheduleRepository schedules, JobIntake intake, QueueWaker activityQueueWaker) {
        return new ScheduleActivitiesImpl(schedules, intake, activityQueueWaker);
    }

    @Bean
    RepeatingTask scheduleReconciler(
            ScheduleRepository schedules, WorkflowClient client, ExclusiveLock lock, ScheduleProperties properties) {
        Clock clock = Clock.systemUTC();
        PlatformSchedule platform =
                new PlatformSchedule(schedules, properties.settings().orElse(null), clock);
        ScheduleReconciler reconciler = new ScheduleReconciler(schedules, client, clock);
        return new RepeatingTask(
                "schedules",
                PAUSE,
                () -> lock.tryRun("schedules", () -> {
                    platform.saveOnce();
                    reconciler.reconcile();
                }));
    }
}
