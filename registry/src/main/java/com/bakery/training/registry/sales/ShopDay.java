package com.bakery.training.registry.sales;

import java.time.LocalDate;

/**
 * One day of the whole shop; days without a row of any product are left out.
 *
 * @param quantity sum over all products; 0 means that nothing was sold
 * @param products products with a quantity above 0
 */
public record ShopDay(LocalDate day, double quantity, int products) {}
