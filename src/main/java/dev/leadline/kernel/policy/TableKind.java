package dev.leadline.kernel.policy;

import static dev.leadline.kernel.policy.Column.Role.INPUT;
import static dev.leadline.kernel.policy.Column.Role.NOTE;
import static dev.leadline.kernel.policy.Column.Role.OUTPUT;
import static dev.leadline.kernel.policy.Column.Role.ROW;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The tables of a policy, each with the schema of its columns. */
public enum TableKind {
    /** The tier of each rank. */
    RANK_TIERS("rank-tiers", HitPolicy.UNIQUE) {
        @Override
        List<Column> inputs(Terms terms) {
            return withAttributes(terms, input("from", ColumnType.RANK), input("below", ColumnType.RANK));
        }

        @Override
        List<Column> outputs(Terms terms) {
            return List.of(
                    output("tier", ColumnType.NAME),
                    output("handling", ColumnType.HANDLING),
                    output("responsible", ColumnType.NAME));
        }
    },
    /** The number of attempts that a tier requires, one column per channel. */
    ATTEMPTS("attempts", HitPolicy.UNIQUE) {
        @Override
        List<Column> inputs(Terms terms) {
            return withAttributes(terms, new Column("tier", ColumnType.NAME, INPUT, true));
        }

        @Override
        List<Column> outputs(Terms terms) {
            return terms.channels().stream()
                    .map(channel -> output(channel, ColumnType.COUNT))
                    .toList();
        }
    },
    /** The times that a tier allows. */
    DEADLINES("deadlines", HitPolicy.UNIQUE) {
        @Override
        List<Column> inputs(Terms terms) {
            return withAttributes(terms, new Column("tier", ColumnType.NAME, INPUT, true));
        }

        @Override
        List<Column> outputs(Terms terms) {
            return terms.deadlineKinds().stream()
                    .map(kind -> new Column(
                            ObligationKind.columnOf(kind),
                            ColumnType.DURATION,
                            OUTPUT,
                            kind.equals(ObligationKind.ALL_ATTEMPTS)))
                    .toList();
        }
    },
    /** The outcomes of attempts that count, and those that reach the lead. */
    ATTEMPT_OUTCOMES("attempt-outcomes", HitPolicy.FIRST) {
        @Override
        List<Column> inputs(Terms terms) {
            return List.of(input("channel", ColumnType.NAME), input("outcome", ColumnType.NAME));
        }

        @Override
        List<Column> outputs(Terms terms) {
            return List.of(output("counts", ColumnType.YES_NO), output("reached", ColumnType.YES_NO));
        }
    },

    /** The reasons that excuse giving a lead up too early (O4); without this optional table none does. */
    WAIVING_REASONS("waiving-reasons", HitPolicy.FIRST) {
        @Override
        List<Column> inputs(Terms terms) {
            return List.of(input("type", ColumnType.GIVING_UP), new Column("reason", ColumnType.TEXT, INPUT, true));
        }

        @Override
        List<Column> outputs(Terms terms) {
            return List.of(output("waives", ColumnType.YES_NO));
        }
    },

    /** The minimum time between attempts in a channel; an optional table. */
    SPACING("spacing", HitPolicy.FIRST) {
        @Override
        List<Column> inputs(Terms terms) {
            return withAttributes(terms, input("tier", ColumnType.NAME), input("channel", ColumnType.NAME));
        }

        @Override
        List<Column> outputs(Terms terms) {
            return List.of(output("afterPrevious", ColumnType.DURATION));
        }
    },

    /** The alerts about obligations; without this optional table there are none. */
    ALERTS("alerts", HitPolicy.COLLECT) {
        @Override
        List<Column> inputs(Terms terms) {
            return withAttributes(
                    terms,
                    input("tier", ColumnType.NAME),
                    new Column("obligation", ColumnType.OBLIGATION, INPUT, false, terms.obligationKinds()));
        }

        @Override
        List<Column> outputs(Terms terms) {
            return List.of(output("at", ColumnType.THRESHOLD), output("tell", ColumnType.ADDRESSEE));
        }
    };

    /** The heading of the column that a table has when its hit policy is {@link HitPolicy#PRIORITY}. */
    static final String PRIORITY = "priority";

    private final String tableName;
    private final HitPolicy hitPolicy;

    TableKind(String tableName, HitPolicy hitPolicy) {
        this.tableName = tableName;
        this.hitPolicy = hitPolicy;
    }

    /** Its name in addresses, files and firings. */
    public String tableName() {
        return tableName;
    }

    /** The hit policy of a table of this kind, unless the policy's settings name another. */
    public HitPolicy hitPolicy() {
        return hitPolicy;
    }

    /** Returns whether {@link HitPolicy#COLLECT} says something: what several rows say can be put together. */
    public boolean canCollect() {
        return this == ATTEMPTS || this == WAIVING_REASONS || this == ALERTS;
    }

    /**
     * Returns whether no row wins over another, so that it is always {@link HitPolicy#COLLECT}: each row applies by
     * itself.
     */
    public boolean onlyCollects() {
        return this == ALERTS;
    }

    /** Returns whether a policy may lack such a table. */
    public boolean isOptional() {
        return this == WAIVING_REASONS || this == SPACING || this == ALERTS;
    }

    /** The columns of such a table under a policy with these terms, in their usual order. */
    public List<Column> columns(Terms terms) {
        var columns = new ArrayList<Column>();
        columns.add(new Column("row", ColumnType.NAME, ROW, true));
        columns.addAll(inputs(terms));
        columns.addAll(outputs(terms));
        if (terms.hitPolicy(this) == HitPolicy.PRIORITY) {
            columns.add(new Column(PRIORITY, ColumnType.COUNT, Column.Role.PRIORITY, true));
        }
        columns.add(new Column("note", ColumnType.TEXT, NOTE, false));
        return List.copyOf(columns);
    }

    abstract List<Column> inputs(Terms terms);

    abstract List<Column> outputs(Terms terms);

    List<Column> withAttributes(Terms terms, Column... own) {
        var attributes = terms.segmentedBy(this).stream().map(name -> input(name, ColumnType.TEXT));
        return Stream.concat(Stream.of(own), attributes).toList();
    }

    private static Column input(String name, ColumnType type) {
        return new Column(name, type, INPUT, false);
    }

    private static Column output(String name, ColumnType type) {
        return new Column(name, type, OUTPUT, true);
    }
}
