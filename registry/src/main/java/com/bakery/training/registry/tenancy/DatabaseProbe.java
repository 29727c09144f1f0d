package com.bakery.training.registry.tenancy;

/** Asks whether the database answers, by the way all work takes: pool, transaction, role. */
public final class DatabaseProbe {
    private DatabaseProbe() {}

    /**
     * Returns true.
     *
     * @throws org.springframework.dao.DataAccessException or a {@code TransactionException} if it does not answer
     */
    public static boolean answers(Transactions transactions) {
        return transactions.asSystem(
                db -> db.sql("SELECT TRUE").query(Boolean.class).single());
    }
}
