package cn.doorplate.privacy;

/**
 * A row of {@code retention_rule}.
 *
 * @param basis why so long, in Chinese: the law, or the purpose
 */
record RetentionRule(String subject, int keepDays, String basis) {}
