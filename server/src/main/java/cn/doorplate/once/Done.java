package cn.doorplate.once;

/** What was done under a key. Only what is committed is ever read, and nothing is committed without its outcome. */
record Done(byte[] inputHash, String outcome) {}
