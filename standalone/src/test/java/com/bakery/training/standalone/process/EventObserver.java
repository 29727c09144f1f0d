package com.bakery.training.standalone.process;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A consumer of the service's events, with a durable queue of its own. */
final class EventObserver {
    private static final String QUEUE = "test.observer";
    private static final String EXCHANGE = "training";

    private final String url;

    /** @param url {@code amqp://user:password@host:port/} */
    EventObserver(String url) {
        this.url = url.replaceAll("/$", ""); // an empty path would be an empty virtual host
    }

    /** From now on every event is kept. */
    void observe() throws Exception {
        try (Connection connection = connect();
                Channel channel = connection.createChannel()) {
            channel.exchangeDeclare(EXCHANGE, "topic", true);
            channel.queueDeclare(QUEUE, true, false, false, null);
            channel.queueBind(QUEUE, EXCHANGE, "#");
        }
    }

    /** Takes the events that have arrived. */
    List<Event> take() throws Exception {
        List<Event> events = new ArrayList<>();
        try (Connection connection = connect();
                Channel channel = connection.createChannel()) {
            for (GetResponse message = channel.basicGet(QUEUE, true);
                    message != null;
                    message = channel.basicGet(QUEUE, true)) {
                events.add(new Event(
                        message.getProps().getMessageId(),
                        message.getEnvelope().getRoutingKey(),
                        JsonMapper.shared().readTree(message.getBody())));
            }
        }
        return events;
    }

    private Connection connect() throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(url);
        return factory.newConnection();
    }

    record Event(String messageId, String routingKey, JsonNode body) {

        /** What the event is about. */
        String subject() {
            return routingKey + " " + body.path("job_id").asString() + " "
                    + body.path("product_id").asString("");
        }
    }
}
