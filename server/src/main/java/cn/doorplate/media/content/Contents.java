package cn.doorplate.media.content;

/**
 * Looks into files. No library guesses the type: of seven formats each is walked through to its end, and what only begins like
 * one is refused, which is stricter than any table of first bytes.
 */
public final class Contents {

    private final Pictures pictures;

    /** @param parallel how many pictures may be open at a time; each takes 150 MB at worst */
    public Contents(int parallel) {
        pictures = new Pictures(parallel);
    }

    /**
     * Pictures are drawn anew, upright and no larger than needed; sound loses its tags; the rest stays as it is.
     *
     * @throws Unfit if it is not taken
     */
    public Content examine(byte[] file) {
        Bytes bytes = new Bytes(file);
        Format format = Format.of(bytes);
        return switch (format) {
            case JPEG -> pictures.redraw(JpegPicture.read(bytes));
            case PNG -> pictures.redraw(PngPicture.read(bytes));
            case WEBP -> pictures.redraw(WebpPicture.read(bytes));
            case MP3 -> Content.of(format, Mp3.withoutTags(bytes));
            case M4A -> Content.of(format, M4a.withoutMetadata(bytes));
            case PDF -> Content.of(format, Pdf.checked(bytes));
            case XLSX -> Content.of(format, Xlsx.checked(bytes));
        };
    }
}
