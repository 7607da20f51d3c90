package cn.doorplate.identity;

/** How far a desktop's login has come. */
enum DesktopLoginStatus {
    /** Nobody has answered yet: may be confirmed or refused until its two minutes are over. */
    WAITING,
    /** Somebody let it in: it may fetch its session, once. */
    CONFIRMED,
    /** Whoever scanned it did not mean it. */
    REFUSED,
    /** It has its session, or its time is over: it begins anew. */
    EXPIRED
}
