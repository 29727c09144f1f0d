package com.bakery.forecasting.member;

import com.bakery.forecasting.TrainingMonitor;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;

/** Members that jars on the class path bring. One that cannot be used is left out, and the log says why: the house's own go on. */
final class Guests {
    private static final System.Logger LOG = System.getLogger(Guests.class.getName());
    /** Broken entries in a row after which the rest is not looked at: an iterator that fails for ever must not hold up the start. */
    private static final int MOST_BROKEN = 100;

    private Guests() {}

    /** @param taken names that are not theirs to have */
    static List<Member> load(Set<String> taken, Guard.Limits limits) {
        List<Member> guests = new ArrayList<>();
        Set<String> names = new TreeSet<>(taken);
        Iterator<ServiceLoader.Provider<Member>> providers =
                ServiceLoader.load(Member.class).stream().iterator();
        int broken = 0;
        while (broken < MOST_BROKEN) {
            try {
                if (!providers.hasNext()) {
                    break;
                }
                Member guest = guest(providers.next(), limits);
                if (!names.add(guest.name())) {
                    throw new MemberFailedException("A second member is called '" + guest.name() + "'.", null);
                }
                guests.add(guest);
            } catch (ServiceConfigurationError | MemberFailedException e) {
                broken++;
                LOG.log(System.Logger.Level.ERROR, "A member on the class path is left out: " + e.getMessage());
            }
        }
        return guests;
    }

    private static Member guest(ServiceLoader.Provider<Member> provider, Guard.Limits limits) {
        Guard guard = new Guard(provider.type().getName(), limits);
        return new GuardedMember(guard.call(provider::get, TrainingMonitor.NONE), guard);
    }
}
