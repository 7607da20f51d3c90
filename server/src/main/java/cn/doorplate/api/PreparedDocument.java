package cn.doorplate.api;

import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import java.util.List;

/**
 * A document that was parsed, measured and validated, and need not be again.
 *
 * @param entry as graphql-java takes it
 * @param ceiling its complexity were every page that a variable sizes the longest; only where that passes the limit are the
 *     variables of each request looked at
 * @param changes the mutations in it, by their fields, each as often as it is asked for
 */
record PreparedDocument(PreparsedDocumentEntry entry, long ceiling, List<String> changes) {

    Document document() {
        return entry.getDocument();
    }
}
