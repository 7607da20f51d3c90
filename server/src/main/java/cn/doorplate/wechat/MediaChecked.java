package cn.doorplate.wechat;

/**
 * WeChat has looked at a file that {@link ContentChecks#checkMedia} handed over. Published inside a transaction; WeChat tells
 * it again when the transaction fails, and may tell it twice.
 *
 * @param traceId what {@code checkMedia} returned
 * @param label what was found: 100 nothing, 20001 politics, 20002 pornography, 20006 crime, 21000 other; 0 if not looked at
 */
public record MediaChecked(String traceId, Verdict verdict, int label) {}
