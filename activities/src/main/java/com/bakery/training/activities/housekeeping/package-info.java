/** Work on what is stored, in no job: retention, scrub, files that nobody asks for any more. */
@NullMarked
package com.bakery.training.activities.housekeeping;

import org.jspecify.annotations.NullMarked;
