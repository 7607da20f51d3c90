package cn.doorplate.casework;

/** What a photo of a case shows. */
enum CasePhotoRole {
    /** What is the matter. */
    RAISED,
    /** What somebody adds or answers. */
    ANSWERED,
    /** How it was before it was done. */
    BEFORE,
    /** How it is now that it is done. */
    AFTER
}
