package cn.doorplate.identity;

/** Somebody without an account is erased: a dependant whose guardian ended it, or who had called; told within the transaction. */
public record DependantErased(long personId) {}
