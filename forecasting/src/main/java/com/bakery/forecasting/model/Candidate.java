package com.bakery.forecasting.model;

import com.bakery.forecasting.member.MemberState;
import java.util.List;

/** Every applicable member, fitted on all data. */
public record Candidate(List<MemberState> members) {
    public Candidate {
        members = List.copyOf(members);
    }
}
