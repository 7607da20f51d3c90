package cn.doorplate.hall;

/** When in life one needs a service. */
enum LifeEvent {
    BIRTH,
    SCHOOL,
    WORK,
    MARRIAGE,
    HOUSING,
    SOCIAL_SECURITY,
    HEALTH,
    ELDERLY,
    DISABILITY,
    VETERANS,
    DEATH,
    CERTIFICATES,
    BUSINESS,
    RELIEF
}
