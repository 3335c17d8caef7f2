package dev.leadline.facts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.fact.FactKind;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The kinds of facts that can be withdrawn, as they are called on the wire; public so that OpenAPI can read the words. */
public enum AmendableKind {
    LEAD,
    ATTEMPT,
    PAUSE,
    DISPOSITION,
    ASSIGNMENT,
    RANK,
    MERGE;

    FactKind toKind() {
        return FactKind.valueOf(name());
    }

    @JsonValue
    public String text() {
        return toKind().text();
    }

    /** @throws Invalid when there is no such kind */
    @JsonCreator
    static AmendableKind parse(String text) {
        var kind = FactKind.find(text);
        return Arrays.stream(values())
                .filter(each -> kind.filter(found -> found == each.toKind()).isPresent())
                .findFirst()
                .orElseThrow(() -> new Invalid(
                        "",
                        text,
                        "The kind (" + text + ") must be one of "
                                + Arrays.stream(values())
                                        .map(AmendableKind::text)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }
}
