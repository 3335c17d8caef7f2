package dev.leadline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.leadline.policies.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Editors check what people write under {@code policies/} and {@code samples/} by the schema that each file names on its first line. */
class SchemasTest {

    private static final String FIRST_LINE = "# yaml-language-server: $schema=";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    static Stream<Path> files() throws IOException {
        return Stream.of(yaml(Checkout.SHIPPED), yaml(Checkout.MORE), yaml(Path.of("samples")))
                .flatMap(each -> each);
    }

    private static Stream<Path> yaml(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith(".yaml")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_yaml_file_names_its_schema_and_keeps_it(Path file) throws IOException {
        var text = Files.readString(file);
        assertThat(text).startsWith(FIRST_LINE);
        var schema = file.resolveSibling(text.lines().findFirst().orElseThrow().substring(FIRST_LINE.length()));
        var errors = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(schema.normalize()))
                .validate(YAML.readTree(text));
        assertThat(errors).as(file + " by " + schema.normalize()).isEmpty();
    }
}
