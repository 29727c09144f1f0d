package com.bakery.training.standalone.embedded;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.temporal.internal.testservice.TestServicesStarter;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.InetSocketAddress;
import java.util.LinkedList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The SDK's test server inside this process, on the loopback address and in real time. It keeps nothing: when the process
 * ends, its runs are forgotten, and the application goes on from its own rows. It has no schedules, lists or user interface.
 */
public final class InJvmTemporal implements TemporalServer {
    private static final Logger LOG = LoggerFactory.getLogger(InJvmTemporal.class);

    private final TestServicesStarter services;
    private final Server server;

    private InJvmTemporal(TestServicesStarter services, Server server) {
        this.services = services;
        this.server = server;
    }

    /**
     * Starts the server in less than a second.
     *
     * @throws EmbeddedException if the port is occupied
     */
    static InJvmTemporal start(PortSetting port) {
        TestServicesStarter services = new TestServicesStarter(true, 0); // true: time is never skipped
        dropLockEvents(services);
        // The SDK's own port-bound server would listen on every interface.
        NettyServerBuilder builder =
                NettyServerBuilder.forAddress(new InetSocketAddress(Loopback.ADDRESS, port.claimLoopback()));
        HealthStatusManager health = new HealthStatusManager();
        for (BindableService service : services.getServices()) {
            builder.addService(service);
            health.setStatus(service.bindService().getServiceDescriptor().getName(), ServingStatus.SERVING);
        }
        builder.addService(health.getHealthService());
        try {
            return new InJvmTemporal(services, builder.build().start());
        } catch (IOException e) {
            services.close();
            throw new EmbeddedException("The in-JVM Temporal server did not start: " + e.getMessage(), e);
        }
    }

    @Override
    public String address() {
        return Loopback.HOST + ":" + server.getPort();
    }

    @Override
    public @Nullable String uiUrl() {
        return null;
    }

    @Override
    public String description() {
        return "Temporal inside the process at " + address()
                + " (its runs end with it; the jobs go on from the database)";
    }

    @Override
    public void close() {
        server.shutdownNow();
        try {
            server.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        services.close();
    }

    /**
     * Swaps the list in which the server's timer notes, for debugging, who locked it. Nothing else reads it, it leaks some
     * six entries per workflow and is searched under the global lock: after 20,000 workflows the server is five times
     * slower. The field is private, so a newer server may not have it: then the list stays, and the log says so.
     */
    private static void dropLockEvents(TestServicesStarter services) {
        try {
            Object timer =
                    field(TestServicesStarter.class, "selfAdvancingTimer").get(services);
            Field events = field(timer.getClass(), "lockEvents");
            events.set(timer, new Forgetful((List<?>) events.get(timer)));
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.warn(
                    "The in-JVM Temporal server keeps its debugging list and gets slower with every workflow: {}",
                    e.toString());
        }
    }

    private static Field field(Class<?> type, String name) throws NoSuchFieldException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    /** Takes nothing more in. */
    @SuppressWarnings("JdkObsolete") // the type of the field it is put into
    private static final class Forgetful extends LinkedList<Object> {
        Forgetful(List<?> content) {
            super(content);
        }

        @Override
        public boolean add(Object event) {
            return true;
        }

        @Override
        public boolean remove(Object event) {
            return true;
        }
    }
}
