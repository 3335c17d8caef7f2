package dev.leadline.web.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** Makes the server's own mapper strict. */
@Singleton
public final class StrictJsonCustomizer implements ObjectMapperCustomizer {

    /** Last of all: Quarkus's own customizer would let unknown fields pass again. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        StrictJson.applyTo(mapper);
    }
}
