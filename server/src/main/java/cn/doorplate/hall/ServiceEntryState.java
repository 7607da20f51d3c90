package cn.doorplate.hall;

/** How far a region's entry has come. */
enum ServiceEntryState {
    /** Was never published. */
    DRAFT,
    /** Holds. */
    PUBLISHED,
    /** Holds no more; those of the regions above do. */
    WITHDRAWN
}
