package cn.doorplate.identity;

/** By which WeChat account a person logs in. A record, for MyBatis takes an array of bytes for many rows of one. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record WeChatAccountRow(long personId, byte[] openidSealed) {}
