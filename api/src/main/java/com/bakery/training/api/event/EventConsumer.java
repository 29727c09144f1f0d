package com.bakery.training.api.event;

import com.bakery.training.api.training.WorkflowSignals;
import com.bakery.training.registry.job.IntakeRefusedException;
import com.bakery.training.registry.job.IntakeResult;
import com.bakery.training.registry.job.JobIntake;
import com.bakery.training.registry.job.JobOrigin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a job of each message, once however often it is delivered. An unusable message is set aside and acknowledged; any
 * other failure puts it back into its queue.
 */
@Component
class EventConsumer {
    private static final Logger log = LoggerFactory.getLogger(EventConsumer.class);

    /** As much as a request of the same content may have. */
    private static final int MAX_BODY = 1024 * 1024;

    private final JobIntake intake;
    private final WorkflowSignals signals;
    private final DeadLetters deadLetters;
    private final JsonMapper json;

    EventConsumer(JobIntake intake, WorkflowSignals signals, DeadLetters deadLetters, JsonMapper json) {
        this.intake = intake;
        this.signals = signals;
        this.deadLetters = deadLetters;
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) // senders may add fields
                .build();
    }

    @RabbitListener(queues = EventTopology.SALES_IMPORTED, containerFactory = "eventListeners")
    void salesImported(Message message) {
        consume(message, EventTopology.SALES_IMPORTED, JobOrigin.IMPORT, "New sales data");
    }

    @RabbitListener(queues = EventTopology.REQUESTS, containerFactory = "eventListeners")
    void trainingRequested(Message message) {
        consume(message, EventTopology.REQUESTS, JobOrigin.EVENT, "Requested training");
    }

    private void consume(Message message, String queue, JobOrigin origin, String defaultName) {
        try {
            IntakeResult result = intake.insert(read(message).toJob(origin, defaultName));
            log.info("A message of {} is job {}, new: {}", queue, result.jobId(), result.created());
            signals.wakeQueue();
        } catch (JacksonException
                | UnusableMessageException
                | IntakeRefusedException
                | DataIntegrityViolationException e) {
            deadLetters.bury(message, queue, String.valueOf(e.getMessage()));
        }
    }

    private TrainingRequested read(Message message) {
        if (message.getBody().length > MAX_BODY) {
            throw new UnusableMessageException(
                    "the message has " + message.getBody().length + " bytes; at most " + MAX_BODY + " are read");
        }
        TrainingRequested request = json.readValue(message.getBody(), TrainingRequested.class);
        if (request == null) { // the body is the word null
            throw new UnusableMessageException("the message is empty");
        }
        return request;
    }
}
