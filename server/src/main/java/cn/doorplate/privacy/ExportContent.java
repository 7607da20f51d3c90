package cn.doorplate.privacy;

/** The sealed file of a copy that is ready. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ExportContent(byte[] content) {}
