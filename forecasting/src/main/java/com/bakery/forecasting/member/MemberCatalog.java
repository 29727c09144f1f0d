package com.bakery.forecasting.member;

import java.util.List;

/** The members, in the order of their fits. A new family is one more line here. */
public final class MemberCatalog {
    /** What every composition is compared with. */
    public static final Member BASELINE = new SeasonalNaiveMember();

    private static final List<Member> MEMBERS = List.of(
            new EtsMember(),
            new SesMember(),
            new TsbMember(),
            new WeekdayMedianMember(),
            new PooledMember(),
            new ProphetMember(),
            BASELINE);

    private MemberCatalog() {}

    /** The members that can be fitted on this window; the baseline always can. */
    public static List<Member> applicable(TrainingWindow window) {
        return MEMBERS.stream().filter(member -> member.appliesTo(window)).toList();
    }

    /**
     * The member of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Member named(String name) {
        return MEMBERS.stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no member " + name));
    }
}
