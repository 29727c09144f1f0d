package com.bakery.training.api.training;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A route that puts work into the queue: it is bounded per tenant over all instances. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface CountsAsStart {}
