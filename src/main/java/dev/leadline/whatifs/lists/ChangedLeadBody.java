package dev.leadline.whatifs.lists;

import dev.leadline.whatifs.changes.ChangeKind;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A lead that is answered differently.
 *
 * @param leadId the lead
 * @param standing whether it is open, or closed and what differs a look back
 * @param team the team that has it; null for none, and of a closed lead
 * @param owner its owner; null for nobody, and of a closed lead
 * @param changes what is different
 * @param sentence the same for people
 * @param before the answer that holds
 * @param after the answer that would hold
 */
@Schema(name = "WhatIfLead")
public record ChangedLeadBody(
        String leadId,
        @Schema(enumeration = {"open", "closed"}) String standing,
        @Schema(nullable = true) String team,
        @Schema(nullable = true) String owner,
        List<ChangeKind> changes,
        String sentence,
        ChangedLeadText.Answer before,
        ChangedLeadText.Answer after) {

    private static final List<String> ANSWER = List.of(
            "Sentence", "Tier", "Action", "Channel", "Attempt", "Of", "Responsible", "DueAt", "DueLocal", "State");

    public static ChangedLeadBody from(ChangedLeadRow row) {
        var text = ChangedLeadText.parse(row.content());
        return new ChangedLeadBody(
                row.leadId(),
                row.closed() ? "closed" : "open",
                row.team(),
                row.owner(),
                row.changes().stream().map(ChangeKind::valueOf).toList(),
                text.sentence(),
                text.before(),
                text.after());
    }

    /** The first line of a table of them. */
    public static List<String> headings() {
        var all = new ArrayList<>(List.of("leadId", "standing", "team", "owner", "changes", "sentence"));
        ANSWER.forEach(name -> all.add("before" + name));
        ANSWER.forEach(name -> all.add("after" + name));
        return all;
    }

    /** Its line in a table. */
    public List<Object> cells() {
        var all = new ArrayList<Object>();
        all.add(leadId);
        all.add(standing);
        all.add(team);
        all.add(owner);
        all.add(String.join(" ", changes.stream().map(ChangeKind::name).toList()));
        all.add(sentence);
        add(all, before);
        add(all, after);
        return all;
    }

    private static void add(List<Object> cells, ChangedLeadText.Answer answer) {
        var action = answer.action();
        cells.add(action.sentence());
        cells.add(answer.tier());
        cells.add(action.type());
        cells.add(action.channel());
        cells.add(action.attempt());
        cells.add(action.of());
        cells.add(action.responsible());
        cells.add(action.dueAt());
        cells.add(action.dueLocal());
        cells.add(action.state());
    }
}
