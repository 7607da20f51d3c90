package cn.doorplate.stay;

/** What can be done with a call for help. */
enum HelpAction {
    SAY,
    CLOSE
}
