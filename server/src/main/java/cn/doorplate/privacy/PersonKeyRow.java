package cn.doorplate.privacy;

/** A row of {@code person_key} whose key is not destroyed. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PersonKeyRow(long personId, String masterKeyId, byte[] wrapped) {}
