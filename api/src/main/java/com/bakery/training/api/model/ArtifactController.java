package com.bakery.training.api.model;

import com.bakery.training.api.audit.AccessLog;
import com.bakery.training.api.security.Caller;
import com.bakery.training.api.security.RequiresRole;
import com.bakery.training.api.security.Role;
import com.bakery.training.registry.model.TrainedModel;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The file of a version, for services that load models themselves. */
@RestController
@Tag(name = "Models")
@RequestMapping("/api/v1/training/models/{model_id}/artifact")
class ArtifactController {
    private static final String GZIP = "application/gzip";

    private final ModelFiles files;
    private final AccessLog access;

    ArtifactController(ModelFiles files, AccessLog access) {
        this.files = files;
        this.access = access;
    }

    /** The stored file, verified, as it lies in the store: gzip, or JSON without ENABLE_MODEL_COMPRESSION. Its SHA-256 is the ETag; every download is in the audit log. */
    @GetMapping
    @RequiresRole(Role.VIEWER)
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = GZIP, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(type = "object"))
            })
    ResponseEntity<byte[]> modelArtifact(Caller caller, TrainedModel model) {
        ModelFiles.StoredFile file = files.stored(caller.tenantId(), model);
        access.artifactRead(caller, model);
        boolean gzip = file.row().key().endsWith(".gz");
        String name = "model_v" + model.modelVersion() + (gzip ? ".json.gz" : ".json");
        return ResponseEntity.ok()
                .contentType(gzip ? MediaType.parseMediaType(GZIP) : MediaType.APPLICATION_JSON)
                .eTag(file.row().sha256())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(file.content());
    }
}
