package cn.doorplate.privacy;

/** The sealed file. A row of its own, for MyBatis takes a bare array of bytes for a list of them. */
record ExportContent(byte[] content) {}
