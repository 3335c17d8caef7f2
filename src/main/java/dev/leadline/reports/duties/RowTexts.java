package dev.leadline.reports.duties;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.util.NameTransformer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Collection;

/** Writes records as the rows that they become: the components of a record within a record stand beside its own. */
final class RowTexts {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .annotationIntrospector(new Flat())
            .build();

    private RowTexts() {}

    private static final class Flat extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        @Override
        public NameTransformer findUnwrappingNameTransformer(AnnotatedMember member) {
            return member.getRawType().isRecord() ? NameTransformer.NOP : null;
        }
    }

    static String of(Collection<? extends Record> rows) {
        try {
            return JSON.writeValueAsString(rows);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Rows cannot be written.", impossible);
        }
    }
}
