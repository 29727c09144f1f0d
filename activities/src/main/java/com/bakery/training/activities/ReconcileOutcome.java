package com.bakery.training.activities;

/** What the reconciler did about a running row. */
public enum ReconcileOutcome {
    /** It had no workflow and got one. */
    RESTARTED,
    /** Its workflow had completed with this outcome, which was written down. */
    COMPLETED,
    /** Its workflow had ended with a failure, was ended from outside or broke. */
    FAILED,
    /** Its workflow was cancelled, or a stop was asked for and there was none. */
    CANCELLED,
    /** Its workflow was open long after the deadline and was ended. */
    OVERDUE,
    /** It could not be compared with its workflow; the next pass tries again. */
    UNREACHABLE
}
