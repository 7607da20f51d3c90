package cn.doorplate.media;

import cn.doorplate.media.content.Format;

/** What a file is to people. */
public enum MediaKind {
    /** JPEG or PNG. */
    PICTURE,
    /** MP3 or M4A. */
    SOUND,
    /** PDF. */
    DOCUMENT,
    /** XLSX. */
    WORKBOOK;

    static MediaKind of(Format format) {
        return switch (format) {
            case JPEG, PNG, WEBP -> PICTURE;
            case MP3, M4A -> SOUND;
            case PDF -> DOCUMENT;
            case XLSX -> WORKBOOK;
        };
    }
}
