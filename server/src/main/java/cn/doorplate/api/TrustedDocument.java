package cn.doorplate.api;

import graphql.language.OperationDefinition.Operation;
import java.util.Set;

/**
 * A document that a manifest names and that fits the schema. It holds one operation.
 *
 * @param text the one instance that is handed to GraphQL, so that looking it up there compares no characters
 * @param operation what it does; only queries may be asked for by GET
 * @param roots what it asks for at the top
 * @param maxAge seconds for which a proxy may keep the answer to GET; 0 for not at all
 */
record TrustedDocument(
        String id, String text, Operation operation, Set<String> roots, int maxAge, PreparedDocument prepared) {

    boolean isPublic() {
        return maxAge > 0;
    }
}
