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
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
            return Record.class.isAssignableFrom(member.getRawType()) ? NameTransformer.NOP : null;
        }
    }

    static String of(Collection<? extends Record> rows) {
        return text(rows);
    }

    /** Tells whether two rows say the same. */
    static long fingerprint(Record row) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return ByteBuffer.wrap(digest.digest(text(row).getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Rows cannot be written.", impossible);
        }
    }
}
