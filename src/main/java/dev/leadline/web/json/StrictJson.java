package dev.leadline.web.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.time.Instant;

/** The JSON of every door: nothing is guessed, repaired, ignored or unbounded. Instants go out in UTC with {@code Z}. */
public final class StrictJson {

    public static final int DEEPEST = 32;
    /** Of a field; the parser itself stops later, since it cannot name the field. */
    public static final int LONGEST_NUMBER = 40;

    public static final int LONGEST_NUMBER_ANYWHERE = 1_000;
    public static final int LONGEST_NAME = 256;
    public static final int LONGEST_TEXT = 256 * 1024;
    public static final int LARGEST_DOCUMENT = 1024 * 1024;

    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(DEEPEST)
            .maxNumberLength(LONGEST_NUMBER_ANYWHERE)
            .maxNameLength(LONGEST_NAME)
            .maxStringLength(LONGEST_TEXT)
            .maxDocumentLength(LARGEST_DOCUMENT)
            .build();

    private StrictJson() {}

    /** A mapper for use outside the server, with the same strictness. */
    public static ObjectMapper newMapper() {
        ObjectMapper mapper = new ObjectMapper().registerModule(new JavaTimeModule());
        applyTo(mapper);
        return mapper;
    }

    /** Makes a mapper strict. */
    public static void applyTo(ObjectMapper mapper) {
        mapper.getFactory().setStreamReadConstraints(CONSTRAINTS);
        mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        // let through as far as the field, which refuses them by name
        mapper.enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS.mappedFeature());
        mapper.enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT, DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS);
        mapper.disable(
                SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
        mapper.setConfig(mapper.getDeserializationConfig().without(MapperFeature.ALLOW_COERCION_OF_SCALARS));
        refuseCoercions(mapper);
        mapper.addHandler(new UnexpectedToken());
        mapper.registerModule(StrictScalar.addAll(new SimpleModule("leadline"))
                .addDeserializer(BigDecimal.class, new StrictDecimal())
                .addDeserializer(Instant.class, new InstantText()));
    }

    private static void refuseCoercions(ObjectMapper mapper) {
        for (LogicalType type : LogicalType.values()) {
            for (CoercionInputShape shape : CoercionInputShape.values()) {
                if (type != LogicalType.Untyped && !isNatural(type, shape)) {
                    mapper.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail);
                }
            }
        }
    }

    /** Returns whether the shape is how JSON writes the type, so that nothing is coerced. */
    private static boolean isNatural(LogicalType type, CoercionInputShape shape) {
        return switch (shape) {
            case Array, EmptyArray -> type == LogicalType.Array || type == LogicalType.Collection;
            case Object, EmptyObject -> type == LogicalType.POJO || type == LogicalType.Map;
            case Integer -> type == LogicalType.Integer || type == LogicalType.Float;
            case Float -> type == LogicalType.Float;
            case Boolean -> type == LogicalType.Boolean;
            case Binary -> type == LogicalType.Binary;
            // text is the natural form of all but these; an empty one is refused by whoever parses it
            case String, EmptyString ->
                type == LogicalType.Textual
                        || type == LogicalType.DateTime
                        || type == LogicalType.Enum
                        || type == LogicalType.OtherScalar
                        || type == LogicalType.Binary;
        };
    }
}
