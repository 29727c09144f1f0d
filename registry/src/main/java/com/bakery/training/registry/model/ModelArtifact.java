package com.bakery.training.registry.model;

/**
 * A file of a model.
 *
 * @param type model_file, feature_list, …
 * @param key in the artifact store
 * @param bytes size of the stored file
 * @param sha256 of the stored file, hexadecimal
 */
public record ModelArtifact(String type, String key, long bytes, String sha256) {
    /** The file a model is loaded from. */
    public static final String MODEL_FILE = "model_file";

    /** The named features with their readers. */
    public static final String FEATURE_LIST = "feature_list";
}
