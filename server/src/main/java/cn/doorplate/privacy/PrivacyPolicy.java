package cn.doorplate.privacy;

import java.time.LocalDate;

/**
 * What people are told about their data, and agree to, in one version.
 *
 * @param version that a consent names, as in {@code 2026-11}
 * @param publishedOn the day from which it holds, in China
 * @param text Markdown: a title, sections, paragraphs and lists
 */
public record PrivacyPolicy(String version, LocalDate publishedOn, String text) {}
