package com.bakery.prophet;

/** How the posterior mode is sought. */
public enum Solver {
    /** The mode itself, to an optimality violation of 1e-6 at most. */
    EXACT,
    /**
     * Stan's L-BFGS with Stan's rules for stopping, which ends short of the mode as Python's Prophet does. Below 100 rows, and where its line search
     * fails, Python takes Newton's method, which does reach the mode: so does this one, by the exact solver.
     */
    STAN_LBFGS
}
