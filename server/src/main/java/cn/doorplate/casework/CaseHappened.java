package cn.doorplate.casework;

import org.jspecify.annotations.Nullable;

/**
 * Something happened to a case; published inside the transaction in which it did.
 *
 * @param before as it was; null when it was filed
 */
record CaseHappened(@Nullable CaseRow before, CaseRow row, CaseEvent event) {}
