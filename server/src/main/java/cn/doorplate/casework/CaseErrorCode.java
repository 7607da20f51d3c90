package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseRefusal;
import cn.doorplate.shared.CommonErrorCode;

/** Why something is not done with a case; the enum of each mutation in the schema has those that may come of it. */
enum CaseErrorCode {
    /** A part of the input is not as it must be. */
    INVALID,
    /** A part that is needed was left empty. */
    BLANK,
    /** A text is longer than it may be. */
    TOO_LONG,
    /** Characters that nobody sees. */
    MARKUP,
    /** There is no such category there, or it is of another kind. */
    CATEGORY,
    /** There is no such place or plate, it is out of use, or lies in no community. */
    PLACE,
    /** No building is known near the spot. */
    NOBODY_NEAR,
    /** A photo is not there, is no picture, belongs to something else, or there are too many. */
    PHOTO,
    /** Nothing of this category is taken, or done, without a photo. */
    PHOTO_NEEDED,
    /** It may not be filed for this person. */
    NOT_FOR_THEM,
    /** Nobody can dial this number. */
    PHONE,
    /** One has written as much today as one may. */
    TOO_MANY,
    /** Cases are not taken here yet. */
    NOT_YET,
    /** There is no other side, too many, one named by nothing, or oneself. */
    SIDES,
    /** The time has passed, or is too far away. */
    WINDOW,
    /** Nothing of it was refused. */
    NOT_NEEDED,
    /** It is done or has ended. */
    NOT_OPEN,
    /** It was urged today. */
    URGED_TODAY,
    /** It waits for who raised it, or for a time agreed on. */
    PAUSED,
    /** Only who handles the case may write for staff alone. */
    NOT_STAFF,
    /** The score is none, or missing. */
    SCORE,
    /** Who is not content does not give so much. */
    SCORE_TOO_HIGH,
    /** It was opened again once. */
    REOPENED_BEFORE,
    /** Its time is over. */
    TOO_LATE,
    /** The other side has answered three times. */
    ENOUGH,
    /** It is one's own case, or one's own work. */
    OWN_WORK,
    /** There is no such desk, or it is above one's own level. */
    DESK,
    /** Nobody holds the role there. */
    NOBODY_THERE,
    /** It was ruled whose the case is. */
    BOUND,
    /** It was sent back twice. */
    RETURNS_USED,
    /** There is nobody to send it back to. */
    NOWHERE,
    /** More time was asked for before. */
    ASKED_BEFORE,
    /** It was paused three times. */
    PAUSED_OFTEN,
    /** There is no other case of that number, or the outcome is another. */
    DUPLICATE,
    /** It cannot be done to a case of this kind. */
    WRONG_KIND,
    /** WeChat holds the text for against the rules. */
    RISKY,
    /** A level is missing or named twice, or its minutes are none. */
    LIMITS,
    /** The role is not on the level on which the category starts. */
    FIRST_DESK,
    /** There is no such unit, it does not serve the place, or nobody belongs to it. */
    UNIT,
    /** Another has it. */
    TAKEN,
    /** It was offered to another unit, or one's own does not serve the place. */
    NOT_FOR_UNIT,
    /** Personal data stand in what is to be shown to all. */
    PERSONAL,
    /** The order has not ended well, or has no picture of how it looks now. */
    NOT_DONE,
    /** Another unit of the region has this name. */
    NAME_TAKEN,
    /** The unit has orders in hand. */
    BUSY,
    /** Nobody with this phone takes orders in the region. */
    NO_SUCH_PERSON,
    /** As many belong to the unit as may. */
    FULL,
    /** For whom it was filed sees it in their own account. */
    HAS_ACCOUNT,
    /** A slip is printed within an hour of the filing. */
    PRINT_OVER,
    /** None of the pictures shows how it looks now. */
    AFTER_NEEDED,
    /** Who ordered it does not want it shown. */
    UNWANTED;

    /** What the state of a case does not permit. */
    static Enum<?> of(CaseRefusal refusal) {
        return refusal == CaseRefusal.CONFLICT ? CommonErrorCode.CONFLICT : valueOf(refusal.name());
    }
}
