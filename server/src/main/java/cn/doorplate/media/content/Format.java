package cn.doorplate.media.content;

/** What we take, told by how the file begins; that it goes on like that is for each format's own reader to see. */
public enum Format {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    WEBP("image/webp", "webp"),
    MP3("audio/mpeg", "mp3"),
    M4A("audio/mp4", "m4a"),
    PDF("application/pdf", "pdf"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

    private final String contentType;
    private final String extension;

    Format(String contentType, String extension) {
        this.contentType = contentType;
        this.extension = extension;
    }

    /** As registered with IANA. */
    public String contentType() {
        return contentType;
    }

    /** Of a file's name, without the dot. */
    public String extension() {
        return extension;
    }

    /** @throws Unfit if it begins like none of them */
    static Format of(Bytes file) {
        if (file.has(0, "\u00FF\u00D8\u00FF")) {
            return JPEG;
        } else if (file.has(0, PngPicture.SIGNATURE)) {
            return PNG;
        } else if (file.has(0, "RIFF") && file.has(8, "WEBP")) {
            return WEBP;
        } else if (file.has(0, "%PDF-")) {
            return PDF;
        } else if (file.has(0, "PK\3\4")) {
            return XLSX;
        } else if (file.has(4, "ftyp")) {
            return M4A;
        } else if (file.has(0, "ID3") || Mp3Frame.isAt(file, 0)) {
            return MP3;
        }
        throw new Unfit(Unfit.Reason.UNKNOWN);
    }
}
