package dev.leadline.mutations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.rules.RuleFile;
import dev.leadline.policies.Checkout;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be otherwise in a rule is made otherwise. */
class RuleMutationsTest {

    private static final String DRL =
            """
            package test // with a (comment
            import dev.leadline.kernel.clock.*
            import dev.leadline.kernel.obligation.*
            import dev.leadline.kernel.policy.ObligationKind
            import dev.leadline.kernel.policy.Terms
            rule "One"
                @clause("O1")
            when
                %s
            then
                insert( %s );
            end
            """;

    private static final String ANY = "new Object()";
    private static final Pattern CHANGED =
            Pattern.compile("(?s).*when\\s+(.*?)\\s*then\\s+insert\\( (.*) \\);\\s*end\\s*");

    private static List<String> conditions(String condition) {
        return changed(condition, ANY, 1);
    }

    private static List<String> conclusions(String condition, String conclusion) {
        return changed(condition, conclusion, 2).stream()
                .filter(each -> !each.equals(conclusion))
                .toList();
    }

    /** A part of the rule in each mutant but that without the rule. */
    private static List<String> changed(String condition, String conclusion, int part) {
        return RuleMutations.of(new RuleFile("test.drl", DRL.formatted(condition, conclusion))).stream()
                .map(mutant -> CHANGED.matcher(mutant.file().drl()))
                .filter(java.util.regex.Matcher::matches)
                .map(found -> Code.line(found.group(part)))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "A( x == 1 )    ~ ; A( ); A( x != 1 ); A( x == 2 )",
                "A( x > y )     ~ ; A( ); A( x <= y ); A( x >= y )",
                "A( x <= y )    ~ ; A( ); A( x > y ); A( x < y )",
                "A( done )      ~ ; A( ); A( !done )",
                "A( !done )     ~ ; A( ); A( done )",
                "A( b.c($d) )   ~ ; A( ); A( !b.c($d) )",
                "A( x in (u, v) ) ~ ; A( ); A( x not in (u, v) )",
                "A( a, !b(c, d) ) ~ ; A( !b(c, d) ); A( !a, !b(c, d) ); A( a ); A( a, b(c, d) )",
                "A( a || b )    ~ ; A( ); A( !( a || b ) ); A( b ); A( !a || b ); A( a ); A( a || !b ); A( a && b )",
                "$a : A( x )    ~ ; $a : A( ); $a : A( !x )",
                "A( $x : y )    ~ ; A( )",
                "not A( )       ~ exists A( );",
                "not A( done )  ~ exists A( done ); ; not A( ); not A( !done )",
                "A( ) B( )      ~ B( ); A( )",
            })
    void every_part_of_a_condition_is_dropped_negated_and_shifted(String condition, String wanted) {
        assertThat(conditions(condition).stream().map(each -> each.replaceAll("\\(\\s*\\)", "( )")))
                .containsExactlyInAnyOrder(List.of(wanted.strip().split(";", -1)).stream()
                        .map(String::strip)
                        .toArray(String[]::new));
    }

    @Test
    void what_another_condition_reads_is_kept() {
        assertThat(conditions("$a : A( ) B( x == $a.y )"))
                .containsExactlyInAnyOrder("$a : A( )", "$a : A( ) B( )", "$a : A( ) B( x != $a.y )");
        assertThat(conditions("A( $x : y ) B( z == $x )")).noneMatch(each -> each.startsWith("A( )"));
    }

    @Test
    void a_constant_becomes_another_and_in_a_conclusion_every_other() {
        assertThat(conditions("A( kind == ObligationKind.FIRST_CALL )"))
                .contains("A( kind == ObligationKind.ALL_ATTEMPTS )");
        assertThat(conditions("A( channel == Terms.PHONE )")).contains("A( channel == \"SOMETHING_ELSE\" )");
        assertThat(conclusions("A( )", "new Obligation($owed, ObligationState.MET)"))
                .hasSize(6)
                .contains("new Obligation($owed, ObligationState.WAIVED)");
    }

    @Test
    void what_a_conclusion_reads_becomes_another_of_its_kind() {
        assertThat(conclusions("$tier : Tier( )", "f($tier.responsible(), 3, \"x, y\")"))
                .containsExactlyInAnyOrder(
                        "f($tier.name(), 3, \"x, y\")",
                        "f($tier.responsible(), 4, \"x, y\")",
                        "f($tier.responsible(), 3, \"SOMETHING_ELSE\")");
    }

    @Test
    void sources_of_facts_are_read_to_their_end() {
        assertThat(conditions("A( x ) from $b.c(d, e)\n    .f() B( )"))
                .containsExactlyInAnyOrder(
                        "B( )",
                        "A( ) from $b.c(d, e) .f() B( )",
                        "A( !x ) from $b.c(d, e) .f() B( )",
                        "A( x ) from $b.c(d, e) .f()");
    }

    @Test
    void every_rule_is_taken_apart_and_every_mutant_has_a_name_of_its_own() {
        var rules = Checkout.rules();
        var mutants = RuleMutations.of(rules.files());

        assertThat(rules.files().stream().flatMap(file -> WrittenRule.of(file).stream()))
                .extracting(WrittenRule::name)
                .containsExactlyElementsOf(rules.ruleNames());
        assertThat(mutants).extracting(Mutant::id).doesNotHaveDuplicates();
        assertThat(rules.ruleNames()).allSatisfy(rule -> assertThat(mutants)
                .extracting(Mutant::id)
                .filteredOn(id -> id.startsWith(rule + " | "))
                .hasSizeGreaterThan(1)
                .contains(rule + " | drop | the rule"));
    }
}
