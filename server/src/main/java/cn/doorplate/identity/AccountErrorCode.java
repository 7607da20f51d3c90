package cn.doorplate.identity;

/** Why a change of the account is declined. */
enum AccountErrorCode {
    /** Empty, too long, or with characters that no name has. */
    NAME_INVALID,
    /** Another account has this phone. */
    PHONE_TAKEN,
    /** Not a mobile number of the mainland. */
    PHONE_FOREIGN,
    /** Not the privacy policy in force. */
    POLICY_OUTDATED,
    /** A child under 14 does not agree for itself. */
    GUARDIAN_NEEDED,
    /** There is no consent to withdraw. */
    NOT_GIVEN,
    /** Nobody has to agree any more. */
    ALREADY_GIVEN,
    /** A guardian's code that is none, was used, or is older than ten minutes. */
    CODE_GONE,
    /** The account is not about to be closed, or it is too late. */
    NOT_CLOSING
}
