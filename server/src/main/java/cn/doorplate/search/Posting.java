package cn.doorplate.search;

/** A gram and something whose text holds it. */
public record Posting(String gram, long ref) {

    /** Before all others. */
    public static final Posting START = new Posting("", -1);
}
