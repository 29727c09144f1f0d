package com.bakery.training.api.event;

import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.FanoutExchange;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is consumed from where. Durable, and without any queue argument: not every broker knows them. */
@Configuration(proxyBeanMethods = false)
class EventTopology {
    static final String SALES_IMPORTED = "training.sales-imported";
    static final String REQUESTS = "training.requests";
    static final String DEAD_LETTERS = "training.dead-letters";

    @Bean
    Declarables consumedEvents() {
        TopicExchange sales = new TopicExchange("sales");
        TopicExchange orchestrator = new TopicExchange("orchestrator");
        FanoutExchange deadLetters = new FanoutExchange(DEAD_LETTERS);
        Queue imported = new Queue(SALES_IMPORTED);
        Queue requests = new Queue(REQUESTS);
        Queue dead = new Queue(DEAD_LETTERS);
        Binding onImport = BindingBuilder.bind(imported).to(sales).with("sales.data.imported");
        Binding onRequest = BindingBuilder.bind(requests).to(orchestrator).with("training.requested");
        Binding onDeath = BindingBuilder.bind(dead).to(deadLetters);
        return new Declarables(
                sales, orchestrator, deadLetters, imported, requests, dead, onImport, onRequest, onDeath);
    }
}
