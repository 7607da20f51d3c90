package cn.doorplate.casework;

/** How soon a case comes, among those that are not urgent. */
enum CasePriority {
    /** 优先. */
    HIGH,
    /** 一般. */
    NORMAL
}
