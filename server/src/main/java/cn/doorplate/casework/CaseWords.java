package cn.doorplate.casework;

/**
 * Words that go with an act, as they lie in {@code case_text}.
 *
 * @param sha SHA-256 of the sealed bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CaseWords(long textId, byte[] sha) {}
