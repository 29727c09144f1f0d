package com.bakery.forecasting.cli;

import com.bakery.prophet.Solver;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A solver by the name it has on the command line. */
final class SolverConverter implements ITypeConverter<Solver> {
    @Override
    public Solver convert(String name) {
        return switch (name) {
            case "exact" -> Solver.EXACT;
            case "stan-lbfgs" -> Solver.STAN_LBFGS;
            default -> throw new TypeConversionException("'" + name + "' is neither exact nor stan-lbfgs");
        };
    }
}
