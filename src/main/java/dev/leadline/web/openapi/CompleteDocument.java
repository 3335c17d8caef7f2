package dev.leadline.web.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/**
 * Completes the OpenAPI document with what is the same everywhere, while the server is built: texts of schemas (from the
 * javadoc of their records), required fields, parameters, headers, problems and example requests. What is particular to
 * an operation is said where it is declared.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class CompleteDocument implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        var docs = SourceDocs.read();
        List<Consumer<OpenAPI>> steps = List.of(
                new PlainSchemas()::apply,
                new DescribedSchemas(docs)::apply,
                new RequiredFields(docs)::apply,
                new ComposedSchemas()::apply,
                new CommonParameters()::apply,
                new ProblemResponses()::apply,
                new Credentials()::apply,
                new AnswerHeaders()::apply,
                new ExampleRequests()::apply,
                new TagOrder()::apply);
        steps.forEach(step -> step.accept(document));
    }
}
