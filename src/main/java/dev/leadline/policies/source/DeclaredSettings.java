package dev.leadline.policies.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.kernel.policy.ActionType;
import dev.leadline.kernel.policy.Declarations;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.Satisfaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The obligations and actions that a policy declares, as its settings write them. */
final class DeclaredSettings {

    private static final ObjectMapper DATA = new ObjectMapper();

    private DeclaredSettings() {}

    /** The end of a declared obligation that nobody fulfils. */
    enum OwedUntil {
        /** Until it is kept, or the lead is reached, or disposed of. */
        REACHED,
        /** Until it is kept, or the lead is disposed of. */
        DISPOSED
    }

    /**
     * An obligation of the policy's own.
     *
     * @param id its name in rules, tables and answers, such as {@code SECOND_CALL}
     * @param title its name for people
     * @param satisfiedBy the attempts that fulfil it; none does if absent
     * @param responsible the team that must keep it; that of the lead's tier if absent
     * @param inDeadlines whether {@code deadlines} has a column for the time it allows; no if absent
     * @param owedUntil what ends it; that the lead is reached if absent
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "DeclaredObligation")
    record Obligation(
            @Schema(required = true) String id,
            String title,
            Satisfied satisfiedBy,
            String responsible,
            Boolean inDeadlines,
            OwedUntil owedUntil) {

        private ObligationKind read() {
            return new ObligationKind(
                    id,
                    title,
                    satisfiedBy == null ? null : satisfiedBy.read(),
                    responsible,
                    Boolean.TRUE.equals(inDeadlines),
                    owedUntil != OwedUntil.DISPOSED);
        }

        private static Obligation of(ObligationKind kind) {
            return new Obligation(
                    kind.id(),
                    kind.title(),
                    kind.satisfiedBy() == null ? null : Satisfied.of(kind.satisfiedBy()),
                    kind.responsible(),
                    kind.inDeadlines(),
                    kind.endsWhenReached() ? OwedUntil.REACHED : OwedUntil.DISPOSED);
        }
    }

    /**
     * Attempts by name, never by an expression.
     *
     * @param channel their channel; any if absent
     * @param outcomes the outcomes that fulfil it; every attempt that counts if absent
     * @param attempt which of these attempts fulfils it; the first if absent
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "SatisfyingAttempts")
    record Satisfied(@Schema(required = true) String channel, List<String> outcomes, Integer attempt) {

        private Satisfaction read() {
            return new Satisfaction(
                    channel, Objects.requireNonNullElse(outcomes, List.of()), Objects.requireNonNullElse(attempt, 1));
        }

        private static Satisfied of(Satisfaction by) {
            return new Satisfied(by.channel(), by.outcomes(), by.attempt());
        }
    }

    /**
     * A type of action of the policy's own.
     *
     * @param id its name in rules and answers, such as {@code ESCALATE}
     * @param title what must be done
     * @param responsible the team that must do it; that of the obligation behind it if absent
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "DeclaredAction")
    record Action(@Schema(required = true) String id, String title, String responsible) {}

    /** Reads the declarations of settings; either list may be {@code null} for none. */
    static Declarations read(List<Obligation> obligations, List<Action> actions) {
        return new Declarations(
                Objects.requireNonNullElse(obligations, List.<Obligation>of()).stream()
                        .map(Obligation::read)
                        .toList(),
                Objects.requireNonNullElse(actions, List.<Action>of()).stream()
                        .map(each -> new ActionType(each.id(), each.title(), each.responsible()))
                        .toList());
    }

    /**
     * The same as data, by the name of the setting. A setting that declares nothing is left out: a policy without
     * declarations keeps the canonical form, and so the version, that it had before there were any.
     */
    static Map<String, List<Map<String, Object>>> of(Declarations declared) {
        var settings = new LinkedHashMap<String, List<Map<String, Object>>>();
        settings.put(
                "obligations",
                declared.obligations().stream()
                        .map(each -> data(Obligation.of(each)))
                        .toList());
        settings.put(
                "actions",
                declared.actions().stream()
                        .map(each -> data(new Action(each.id(), each.title(), each.responsible())))
                        .toList());
        settings.values().removeIf(List::isEmpty);
        return settings;
    }

    private static Map<String, Object> data(Object setting) {
        return DATA.convertValue(setting, new TypeReference<>() {});
    }
}
