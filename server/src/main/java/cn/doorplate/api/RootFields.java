package cn.doorplate.api;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a document asks for at the top, wherever its fragments say so. It contains no fragment that contains itself. */
final class RootFields {

    private RootFields() {}

    static Set<String> of(Document document, OperationDefinition operation) {
        Set<String> roots = new HashSet<>();
        collect(document, operation.getSelectionSet(), roots);
        return roots;
    }

    /** Of all its operations that change something, each as often as it is there; not what tells of the schema. */
    static List<String> ofMutations(Document document) {
        List<String> roots = new ArrayList<>();
        document.getDefinitionsOfType(OperationDefinition.class).stream()
                .filter(operation -> operation.getOperation() == OperationDefinition.Operation.MUTATION)
                .forEach(operation -> collect(document, operation.getSelectionSet(), roots));
        roots.removeIf(name -> name.startsWith("__"));
        return List.copyOf(roots);
    }

    private static void collect(Document document, SelectionSet selections, Collection<String> roots) {
        for (Selection<?> selection : selections.getSelections()) {
            if (selection instanceof Field field) {
                roots.add(field.getName());
            } else if (selection instanceof InlineFragment fragment) {
                collect(document, fragment.getSelectionSet(), roots);
            } else if (selection instanceof FragmentSpread spread) {
                document.getDefinitionsOfType(FragmentDefinition.class).stream()
                        .filter(fragment -> fragment.getName().equals(spread.getName()))
                        .forEach(fragment -> collect(document, fragment.getSelectionSet(), roots));
            }
        }
    }
}
