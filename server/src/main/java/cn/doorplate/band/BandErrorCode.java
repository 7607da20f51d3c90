package cn.doorplate.band;

/** Why something with a band may be declined, beside {@link cn.doorplate.shared.CommonErrorCode}. */
enum BandErrorCode {
    /** It is no serial number. */
    NO_SERIAL,
    /** A band with this number is known already. */
    KNOWN_SERIAL,
    /** No band has this code, or somebody wears it already. */
    NO_CODE,
    /** They wear as many as one may. */
    ENOUGH_BANDS,
    /** It is not agreed to. */
    NO_CONSENT,
    /** They act for nobody by this relation. */
    NOT_FAMILY,
    /** It was given up. */
    BAND_RETIRED,
    /** A bound is out of range. */
    OUT_OF_RANGE,
    /** It is no time of day, or only one of the two, or both are the same. */
    NO_TIME,
    /** There is no home known around which a fence could be. */
    NO_HOME
}
