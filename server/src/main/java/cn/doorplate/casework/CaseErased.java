package cn.doorplate.casework;

/**
 * What was said and known of cases and was erased, for its age or because its owner left.
 *
 * @param details who, for whom, by whom, and where exactly
 */
record CaseErased(int texts, int photos, int details) {

    static final CaseErased NOTHING = new CaseErased(0, 0, 0);

    CaseErased and(CaseErased other) {
        return new CaseErased(texts + other.texts, photos + other.photos, details + other.details);
    }
}
