/** The service in processes of its own, as an operator runs it, and what tests ask of it from outside. */
package com.bakery.training.standalone.process;
