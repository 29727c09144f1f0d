package com.bakery.training.api.data;

import com.bakery.training.api.security.Caller;
import com.bakery.training.api.security.RequiresRole;
import com.bakery.training.api.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Uploads of sales and of what is known about days, as CSV with a header or as an array of JSON rows. */
@RestController
@Tag(name = "Data")
@RequestMapping("/api/v1/training/data")
class DataController {
    private static final String CSV = "text/csv";

    private final SalesUpload sales;
    private final RegressorUpload regressors;
    private final RowReader csv = new CsvRowReader();
    private final RowReader json;

    DataController(SalesUpload sales, RegressorUpload regressors, JsonMapper json) {
        this.sales = sales;
        this.regressors = regressors;
        this.json = new JsonRowReader(json);
    }

    /** Columns date, product, quantity; optional unit_price, category, product_id, sold_out. */
    @PostMapping(
            path = "/sales",
            consumes = {CSV, MediaType.APPLICATION_JSON_VALUE})
    @RequiresRole(Role.OPERATOR)
    @Operation(
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = CSV,
                                        schema = @Schema(type = "string"),
                                        examples = @ExampleObject("date,product,quantity\n2026-01-02,Croissant,41\n")),
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        array =
                                                @ArraySchema(
                                                        minItems = 1,
                                                        schema = @Schema(implementation = SalesRowSchema.class)))
                            }))
    UploadResult uploadSales(
            Caller caller,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
            InputStream body)
            throws IOException {
        return sales.take(caller, reader(type), body);
    }

    /**
     * Column date and one column per regressor; the text column holiday names holidays. Rows behind the last sale are the known future: a column of 0 and 1 is used in
     * forecasts only if it has one, 0 or 1, any other column only if it is known for a week.
     */
    @PostMapping(
            path = "/regressors",
            consumes = {CSV, MediaType.APPLICATION_JSON_VALUE})
    @RequiresRole(Role.OPERATOR)
    @Operation(
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = CSV,
                                        schema = @Schema(type = "string"),
                                        examples =
                                                @ExampleObject("date,temperature,holiday\n2026-01-06,7.5,Epiphany\n")),
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        array =
                                                @ArraySchema(
                                                        minItems = 1,
                                                        schema = @Schema(implementation = RegressorRowSchema.class)))
                            }))
    UploadResult uploadRegressors(
            Caller caller,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
            InputStream body)
            throws IOException {
        return regressors.take(caller, reader(type), body);
    }

    private RowReader reader(MediaType type) {
        return MediaType.APPLICATION_JSON.includes(type) ? json : csv;
    }
}
