package cn.doorplate.privacy;

/** An export that waits for a server to make it. */
record ExportTask(long id, long personId, int attempts) {}
