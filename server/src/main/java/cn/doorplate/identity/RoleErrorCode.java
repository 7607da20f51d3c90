package cn.doorplate.identity;

/** Why appointments and their ends are declined. */
enum RoleErrorCode {
    /** The place is none of who appoints, or is not there. */
    NOT_FOUND,
    NO_SUCH_PERSON,
    ROLE_TOO_HIGH,
    WRONG_PLACE,
    ALREADY_HELD,
    WRONG_TIME,
    ONESELF,
    COMES_WITH_HOUSEHOLD
}
