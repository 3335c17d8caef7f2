package dev.leadline.web.openapi;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Says which headers answers have. */
final class AnswerHeaders {

    private static final String DRAFT = SchemaWalk.PREFIX + "Draft";
    private static final String OK = "200";
    private static final String CREATED = "201";
    private static final String MINIMAL = "204";
    private static final String NOT_MODIFIED = "304";

    private static final Set<String> LOCATED = Set.of(
            "createPolicy",
            "createDraft",
            "publishPolicy",
            "withdrawPolicy",
            "cancelPublication",
            "putReceiver",
            "publishCalendar",
            "putSource",
            "putCommitment",
            "startWhatIf",
            "proposePublication",
            "proposeCalendar",
            "proposeCommitment",
            "analyseAttempts",
            "draftRecommendation",
            "replayDelivery",
            "testReceiver",
            "createKey",
            "createAccount",
            "createSubscription");

    /** What is put in is answered with its new version. */
    private static final Set<String> TAGGED = Set.of(
            "putReceiver",
            "putSource",
            "putCommitment",
            "putCalendar",
            "patchCalendar",
            "createSubscription",
            "testSubscription",
            "getAccount",
            "changeAccount",
            "putSubscription");

    private static final Map<String, String> LINKED = Map.of(
            "listActions", "The next page, as `rel=\"next\"`",
            "getDecision", "The facts that the decision was made from, as `rel=\"via\"`");

    private static final Set<String> CONTENT_LOCATED = Set.of("decide", "getNextAction");

    void apply(OpenAPI document) {
        SchemaWalk.operations(document).forEach(AnswerHeaders::complete);
        for (var status : new int[] {429, 503}) {
            document.getComponents()
                    .getResponses()
                    .get(ProblemResponses.nameOf(status))
                    .addHeader("Retry-After", header("Seconds after which to try again", SchemaType.INTEGER));
        }
        document.getComponents()
                .getResponses()
                .get(ProblemResponses.nameOf(401))
                .addHeader("WWW-Authenticate", header("How to say who asks", SchemaType.STRING));
        document.getComponents()
                .getResponses()
                .get(ProblemResponses.nameOf(415))
                .addHeader("Accept", header("The formats that are read here", SchemaType.STRING));
    }

    private static void complete(Operation operation) {
        var answers = operation.getResponses();
        var id = String.valueOf(operation.getOperationId());
        if (answers.getAPIResponse(NOT_MODIFIED) != null) {
            tag(answers.getAPIResponse(OK));
            tag(answers.getAPIResponse(NOT_MODIFIED));
        }
        if (TAGGED.contains(id)) {
            Stream.of(OK, CREATED)
                    .map(answers::getAPIResponse)
                    .filter(Objects::nonNull)
                    .forEach(AnswerHeaders::tag);
        }
        if (isDraftEdit(operation)) {
            minimal(operation);
        }
        if (LOCATED.contains(id)) {
            var created = answers.getAPIResponse(CREATED);
            (created == null ? answers.getAPIResponse("202") : created)
                    .addHeader("Location", header("The address of what was created", SchemaType.STRING));
        }
        if (LINKED.containsKey(id)) {
            answers.getAPIResponse(OK).addHeader("Link", header(LINKED.get(id), SchemaType.STRING));
        }
        if (CONTENT_LOCATED.contains(id)) {
            answers.getAPIResponse(OK)
                    .addHeader("Content-Location", header("The address of the decision", SchemaType.STRING));
        }
    }

    private static void minimal(Operation operation) {
        var answers = operation.getResponses();
        var created = answers.getAPIResponse(CREATED);
        tag(created == null ? answers.getAPIResponse(OK) : created);
        if (created == null) {
            var none = OASFactory.createAPIResponse()
                    .description("The edit is done, and no body is wanted (`Prefer: return=minimal`)");
            tag(none);
            answers.addAPIResponse(MINIMAL, none);
        }
        (created == null ? answers.getAPIResponse(MINIMAL) : created)
                .addHeader(
                        "Preference-Applied",
                        header("`return=minimal` where the body was left out", SchemaType.STRING));
    }

    private static void tag(APIResponse answer) {
        answer.addHeader("ETag", header("The version of the answer", SchemaType.STRING));
    }

    /** Returns whether the operation changes or creates a draft and answers with it. */
    static boolean isDraftEdit(Operation operation) {
        return operation.getRequestBody() != null
                        || String.valueOf(operation.getOperationId()).startsWith("delete")
                ? SchemaWalk.ofAnswers(operation).anyMatch(schema -> DRAFT.equals(schema.getRef()))
                : false;
    }

    private static Header header(String description, SchemaType type) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().addType(type));
    }
}
