package com.bakery.training.api.data;

/**
 * A row that was left out.
 *
 * @param line where it starts in the CSV file, header included; its number from 1 on in JSON
 * @param field the column that breaks a rule
 * @param message the rule, with the value
 */
record RefusedRow(long line, String field, String message) {}
