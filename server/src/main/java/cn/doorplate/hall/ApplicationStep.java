package cn.doorplate.hall;

/** What time does with an application. */
enum ApplicationStep {
    /** Its desk is reminded. */
    NEAR_DUE,
    /** It is late: the desk and the office above are told. */
    LATE,
    /** The applicant is reminded of what they are asked for. */
    REMINDER,
    /** Nothing was handed in: it ends. */
    LAPSE
}
