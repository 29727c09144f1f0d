package com.bakery.forecasting.model;

import com.bakery.forecasting.member.MemberState;
import java.util.List;

/**
 * Every applicable member, fitted on all data.
 *
 * @param notes what is worth a line in the job's log, such as a member that failed
 */
public record Candidate(List<MemberState> members, List<String> notes) {
    public Candidate {
        members = List.copyOf(members);
        notes = List.copyOf(notes);
    }
}
