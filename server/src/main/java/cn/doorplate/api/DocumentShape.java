package cn.doorplate.api;

import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.VariableDefinition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Measures a document as it would be with every fragment spelt out, without spelling it out: each fragment is measured once,
 * so that ten fragments of which each spreads the next one ten times cost ten steps and not ten thousand million. Knows no
 * schema, and so can come before validation.
 */
final class DocumentShape {

    private static final Tally NOTHING = new Tally(0, 0, 0, 0, 0);

    private final Limits limits;
    private final InputSizes inputs;
    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Map<String, Tally> measured = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    private DocumentShape(Limits limits) {
        this.limits = limits;
        this.inputs = new InputSizes(limits);
    }

    /** @throws Refusal if the document asks for too much, or a fragment contains itself */
    static void check(Document document, Limits limits) {
        new DocumentShape(limits).check(document);
    }

    private void check(Document document) {
        for (FragmentDefinition fragment : document.getDefinitionsOfType(FragmentDefinition.class)) {
            fragments.put(fragment.getName(), fragment);
        }
        within("fragments", fragments.size(), limits.fragments());
        Tally whole = NOTHING;
        for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
            Tally tally = directives(operation).plus(variables(operation)).plus(measure(operation.getSelectionSet()));
            whole = whole.plus(tally);
            check(whole);
            within("rootFields", tally.top(), limits.rootFields());
        }
        checkUnused();
    }

    /** Fragments that no operation reaches are validated too, before the validator says that they are unused. */
    private void checkUnused() {
        for (String name : fragments.keySet()) {
            if (!measured.containsKey(name)) {
                check(measure(name));
            }
        }
    }

    private void check(Tally tally) {
        within("fields", tally.fields(), limits.fields());
        within("aliases", tally.aliases(), limits.aliases());
        within("directives", tally.directives(), limits.directives());
        within("depth", tally.depth(), limits.depth());
    }

    private Tally measure(@Nullable SelectionSet selections) {
        Tally tally = NOTHING;
        if (selections != null) {
            for (Selection<?> selection : selections.getSelections()) {
                tally = tally.plus(measure(selection));
            }
        }
        return tally;
    }

    private Tally measure(Selection<?> selection) {
        if (selection instanceof Field field) {
            inputs.check(field.getArguments());
            int alias = field.getAlias() == null ? 0 : 1;
            return measure(field.getSelectionSet()).under(alias).plus(directives(field));
        }
        if (selection instanceof InlineFragment fragment) {
            return measure(fragment.getSelectionSet()).plus(directives(fragment));
        }
        FragmentSpread spread = (FragmentSpread) selection;
        return measure(spread.getName()).plus(directives(spread));
    }

    private Tally measure(String fragment) {
        Tally known = measured.get(fragment);
        if (known != null) {
            return known;
        }
        FragmentDefinition definition = fragments.get(fragment);
        if (definition == null) {
            return NOTHING;
        }
        if (!open.add(fragment)) {
            throw Refusal.of(ErrorCode.DOCUMENT_INVALID, "api.document.circular", fragment);
        }
        Tally tally = measure(definition.getSelectionSet()).plus(directives(definition));
        open.remove(fragment);
        measured.put(fragment, tally);
        return tally;
    }

    private Tally variables(OperationDefinition operation) {
        Tally tally = NOTHING;
        for (VariableDefinition variable : operation.getVariableDefinitions()) {
            inputs.check(variable.getDefaultValue());
            tally = tally.plus(directives(variable));
        }
        return tally;
    }

    private Tally directives(DirectivesContainer<?> place) {
        int count = place.getDirectives().size();
        within("directivesPerPlace", count, limits.directivesPerPlace());
        for (Directive directive : place.getDirectives()) {
            inputs.check(directive.getArguments());
        }
        return count == 0 ? NOTHING : new Tally(0, 0, count, 0, 0);
    }

    private static void within(String limit, long found, long allowed) {
        if (found > allowed) {
            throw Refusal.ofLimit(limit, allowed);
        }
    }

    /**
     * @param fields all of them; as the other sums it stops at a figure above every limit, for sums of sums can outgrow 64 bits
     * @param top those that are not below another
     */
    private record Tally(long fields, long aliases, long directives, int depth, long top) {

        Tally plus(Tally other) {
            return new Tally(
                    sum(fields, other.fields),
                    sum(aliases, other.aliases),
                    sum(directives, other.directives),
                    Math.max(depth, other.depth),
                    sum(top, other.top));
        }

        /** A field that holds these. */
        Tally under(int alias) {
            return new Tally(sum(fields, 1), sum(aliases, alias), directives, depth + 1, 1);
        }

        private static long sum(long a, long b) {
            return Math.min(a + b, Long.MAX_VALUE / 2);
        }
    }
}
