package cn.doorplate.event;

/** How far staff have brought an event; the rest is time's. */
enum EventStage {
    /** Being written: nobody but staff sees it. */
    DRAFT,
    /** To be seen, for good. */
    PUBLISHED,
    /** Called off, for good. */
    CANCELLED
}
