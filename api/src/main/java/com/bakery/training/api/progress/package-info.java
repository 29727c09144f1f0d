/** Live progress over WebSocket: one poller per watched job, paced sockets, heartbeat and limits. Reads Temporal queries and, where no worker answers, the job's row. */
@NullMarked
package com.bakery.training.api.progress;

import org.jspecify.annotations.NullMarked;
