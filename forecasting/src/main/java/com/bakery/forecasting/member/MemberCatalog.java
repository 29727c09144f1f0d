package com.bakery.forecasting.member;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * The members, in the order of their fits: the house's own, then those that jars on the class path bring ({@link ServiceLoader} of {@link Member}), each kept in
 * bounds by {@link GuardedMember}.
 */
public final class MemberCatalog {
    /** What every composition is compared with. */
    public static final Member BASELINE = new SeasonalNaiveMember();

    private static final List<Member> OWN = List.of(
            new EtsMember(),
            new SesMember(),
            new TsbMember(),
            new WeekdayMedianMember(),
            new PriorMember(),
            new PooledMember(),
            new ProphetMember(),
            BASELINE);

    private static final List<Member> MEMBERS = withGuests();

    private MemberCatalog() {}

    /** The members that can be fitted on this window; the baseline always can. */
    public static List<Member> applicable(TrainingWindow window) {
        return MEMBERS.stream().filter(member -> member.appliesTo(window)).toList();
    }

    /** The member of this name; nothing if there is none on the class path. */
    public static Optional<Member> find(String name) {
        return MEMBERS.stream().filter(member -> member.name().equals(name)).findFirst();
    }

    /**
     * The member of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Member named(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("there is no member " + name));
    }

    private static List<Member> withGuests() {
        List<Member> members = new ArrayList<>(OWN);
        members.addAll(Guests.load(OWN.stream().map(Member::name).collect(Collectors.toSet()), Guard.Limits.DEFAULT));
        return List.copyOf(members);
    }
}
