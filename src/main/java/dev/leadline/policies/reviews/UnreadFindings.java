package dev.leadline.policies.reviews;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.Column;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.checks.Finding;
import dev.leadline.kernel.policy.checks.fixes.Fix;
import dev.leadline.kernel.policy.checks.fixes.MeantValues;
import dev.leadline.policies.source.PolicySource;
import dev.leadline.policies.source.RowNames;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/** What cannot be read of a policy, as findings: in tables with the row by its name, and what may be meant. */
final class UnreadFindings {

    private static final String CSV = ".csv";

    private final PolicySource source;
    private final Map<TableKind, Optional<RowNames>> names = new EnumMap<>(TableKind.class);

    private UnreadFindings(PolicySource source) {
        this.source = source;
    }

    /** @param faults of a {@link PolicySource}: each pointer begins with the file */
    static List<FindingBody> of(List<Invalid.Fault> faults, PolicySource source) {
        var unread = new UnreadFindings(source);
        return faults.stream().map(unread::finding).toList();
    }

    private FindingBody finding(Invalid.Fault fault) {
        var path = fault.pointer().split("/");
        var file = path.length < 2 ? "" : path[1];
        var table = file.endsWith(CSV)
                ? PolicySource.findTable(file.substring(0, file.length() - CSV.length()))
                : Optional.<TableKind>empty();
        if (table.isEmpty()) {
            var kind = file.equals(PolicySource.SETTINGS) ? "INVALID_SETTING" : "INVALID_FILE";
            return finding(kind, null, fault, fault.detail(), Place.NONE, List.of());
        }
        boolean hasRow = path.length > 2 && path[2].matches("[1-9][0-9]*");
        if (!hasRow || names(table.get()).isEmpty()) {
            return finding("INVALID_CELL", table.get(), fault, fault.detail(), Place.NONE, List.of());
        }
        int number = Integer.parseInt(path[2]);
        var rows = names(table.get()).get();
        var place = new Place(List.of(rows.of(number)), path.length > 3 ? List.of(path[3]) : List.of());
        var called = rows.hasOwn(number) ? rows.of(number) : number + " (without a name of its own)";
        var detail = fault.detail().replaceFirst("^Row " + number + "\\b", Matcher.quoteReplacement("Row " + called));
        return finding("INVALID_CELL", table.get(), fault, detail, place, fixes(table.get(), fault, place, rows));
    }

    /** Rows and columns that a finding is about. */
    private record Place(List<String> rows, List<String> columns) {

        private static final Place NONE = new Place(List.of(), List.of());
    }

    private static FindingBody finding(
            String kind, TableKind table, Invalid.Fault fault, String detail, Place place, List<Fix> fixes) {
        var lines = detail.split("\n", 2);
        var name = table == null ? null : table.tableName();
        return new FindingBody(
                FindingBody.id(kind, fault.pointer(), fault.detail()),
                kind,
                Finding.Severity.ERROR,
                name,
                place.rows(),
                place.columns(),
                fault.value(),
                lines[0],
                lines.length == 2 ? lines[1] : null,
                null,
                place.rows().stream()
                        .flatMap(row ->
                                place.columns().stream().map(column -> new FindingBody.CellBody(name, row, column)))
                        .toList(),
                fixes.stream().map(FindingBody.FixBody::from).toList());
    }

    private Optional<RowNames> names(TableKind table) {
        return names.computeIfAbsent(table, kind -> {
            try {
                return source.findTable(kind).map(RowNames::of);
            } catch (Invalid unreadable) {
                return Optional.empty();
            }
        });
    }

    private List<Fix> fixes(TableKind table, Invalid.Fault fault, Place place, RowNames rows) {
        var row = place.rows().get(0);
        var column = place.columns().stream().findFirst().flatMap(heading -> column(table, heading));
        if (column.isEmpty() || fault.value() == null) {
            return List.of();
        }
        boolean isTaken = column.get().role() == Column.Role.ROW && isReadable(column.get(), fault.value());
        var meant = isTaken
                ? List.of(rows.free(fault.value()))
                : MeantValues.of(column.get(), fault.value(), fault.detail());
        return meant.stream()
                .map(value -> Fix.set(table, row, column.get().name(), value))
                .toList();
    }

    private Optional<Column> column(TableKind table, String heading) {
        return source.findTerms().stream()
                .flatMap(terms -> table.columns(terms).stream())
                .filter(column -> column.name().equals(heading))
                .findFirst();
    }

    private static boolean isReadable(Column column, String value) {
        try {
            return column.parse(value) != null;
        } catch (Invalid unreadable) {
            return false;
        }
    }
}
