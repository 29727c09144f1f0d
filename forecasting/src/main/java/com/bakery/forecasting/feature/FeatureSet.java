package com.bakery.forecasting.feature;

import com.bakery.forecasting.PipelineOptions;
import java.util.List;

/**
 * What the members may look at, and the settings they run under.
 *
 * @param features named, in a fixed order
 * @param members names of the members that apply to the whole history
 * @param sensitivities how sales moved with numbers and flags that no member reads
 * @param notes what the safe rules decided, in words for the log
 */
public record FeatureSet(
        PipelineOptions options,
        List<Feature> features,
        List<String> members,
        List<Sensitivity> sensitivities,
        List<String> notes) {
    public FeatureSet {
        features = List.copyOf(features);
        members = List.copyOf(members);
        sensitivities = List.copyOf(sensitivities);
        notes = List.copyOf(notes);
    }
}
