package com.bakery.forecasting.feature;

import com.bakery.forecasting.PipelineOptions;
import java.util.List;

/**
 * What the members may look at, and the settings they run under.
 *
 * @param features named, in a fixed order
 * @param members names of the members that apply to the whole history
 * @param notes what the safe rules decided, in words for the log
 */
public record FeatureSet(PipelineOptions options, List<Feature> features, List<String> members, List<String> notes) {
    public FeatureSet {
        features = List.copyOf(features);
        members = List.copyOf(members);
        notes = List.copyOf(notes);
    }
}
