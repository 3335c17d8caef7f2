package dev.leadline.kernel.rules;

import org.drools.base.rule.From;
import org.drools.base.rule.Pattern;
import org.drools.base.rule.RuleConditionElement;
import org.drools.compiler.builder.impl.KnowledgeBuilderImpl;
import org.drools.compiler.rule.builder.RuleBuildContext;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.FromDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.mvel.builder.MVELFromBuilder;
import org.drools.mvel.java.JavaDialect;
import org.jspecify.annotations.Nullable;

/** Makes Drools call what stands behind a {@code from} directly, where it is a {@link LookUp}. */
final class LookUps extends MVELFromBuilder {

    private LookUps() {}

    /** For all rules that are compiled from now on in this JVM. */
    static void install() {
        var registry = new KnowledgeBuilderImpl().getOrCreatePackageRegistry(new PackageDescr("leadline.rules"));
        var java = (JavaDialect) registry.getDialectCompiletimeRegistry().getDialect("java");
        java.getBuilders().put(FromDescr.class, new LookUps());
    }

    @Override
    public RuleConditionElement build(RuleBuildContext context, BaseDescr descr) {
        return build(context, descr, null);
    }

    /** Drools compiles it first, for its complaints are those that a rule author is told. */
    @Override
    public RuleConditionElement build(RuleBuildContext context, BaseDescr descr, @Nullable Pattern pattern) {
        var interpreted = super.build(context, descr, pattern);
        if (!(interpreted instanceof From from)) {
            return interpreted;
        }
        var text = ((FromDescr) descr).getDataSource().getText();
        return LookUp.of(text, from.getDataProvider().getRequiredDeclarations())
                .<RuleConditionElement>map(lookUp -> replaced(from, lookUp))
                .orElse(from);
    }

    private static From replaced(From interpreted, LookUp lookUp) {
        var from = new From(lookUp);
        from.setResultPattern(interpreted.getResultPattern());
        from.setResultClass(interpreted.getResultClass());
        return from;
    }
}
