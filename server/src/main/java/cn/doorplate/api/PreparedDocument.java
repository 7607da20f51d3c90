package cn.doorplate.api;

import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;

/**
 * A document that was parsed, measured and validated, and need not be again.
 *
 * @param entry as graphql-java takes it
 * @param ceiling its complexity were every page that a variable sizes the longest; only where that passes the limit are the
 *     variables of each request looked at
 */
record PreparedDocument(PreparsedDocumentEntry entry, long ceiling) {

    Document document() {
        return entry.getDocument();
    }
}
