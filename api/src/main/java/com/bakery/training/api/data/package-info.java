/** Uploads of sales and regressors as CSV or JSON, and the products they name. Reads streams row by row and refuses rows by line number. */
@NullMarked
package com.bakery.training.api.data;

import org.jspecify.annotations.NullMarked;
