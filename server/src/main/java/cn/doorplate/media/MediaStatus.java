package cn.doorplate.media;

/** The life of a file. A row is there before its file and goes after it, so that no file is ever without one. */
enum MediaStatus {
    /** Being written. A server that dies meanwhile leaves it so; a day later it is gone. */
    ARRIVING,
    /** Its sender's alone. A day later it is gone, unless something claims it. */
    STORED,
    /** Belongs to something, and stays as long as that does. */
    CLAIMED,
    /** Shown to nobody any more; file and row are removed next. */
    GONE
}
